using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Blocks sentences that repeat a long run of the instructions' words. Thread-safe.</summary>
internal sealed class LeakGuard(IOptionsMonitor<AvatarChatbotOptions> options) : IContentGuard
{
    // Fewer words than these anybody may say.
    private const int FewestWords = 4;

    private static readonly GuardVerdict Leak = GuardVerdict.Block("guard.leak", GuardCategory.Leak);

    // By the instructions' own string, which lives as long as the settings it is from.
    private readonly ConditionalWeakTable<string, Runs> known = [];

    public string Name => "leak";

    public GuardLocation Location => GuardLocation.InProcess;

    public bool Checks(GuardedTextKind kind) => kind == GuardedTextKind.Sentence && options.CurrentValue.Guards.Leak.Enabled;

    public ValueTask<GuardVerdict> CheckAsync(GuardedText text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        int wanted = options.CurrentValue.Guards.Leak.Words;
        if (!known.TryGetValue(text.Instructions, out Runs? runs) || runs.Wanted != wanted)
        {
            runs = Runs.Of(text.Instructions, wanted);
            known.AddOrUpdate(text.Instructions, runs);
        }

        return new(runs.Length >= FewestWords && Repeats(text, runs) ? Leak : GuardVerdict.Allow);
    }

    private static bool Repeats(GuardedText text, Runs runs)
    {
        string[] before = GuardWords.Of(text.Before);
        string[] said = [.. before.TakeLast(runs.Length - 1), .. GuardWords.Of(text.Text)];
        for (int end = runs.Length; end <= said.Length; end++)
        {
            if (runs.Has(said.AsSpan(end - runs.Length, runs.Length)))
            {
                return true;
            }
        }

        return false;
    }

    private sealed class Runs(int wanted, int length, HashSet<string> all)
    {
        public int Wanted => wanted;

        public int Length => length;

        public static Runs Of(string instructions, int wanted)
        {
            string[] words = GuardWords.Of(instructions);
            int length = Math.Min(wanted, words.Length);
            HashSet<string> all = new(StringComparer.Ordinal);
            for (int end = length; length > 0 && end <= words.Length; end++)
            {
                all.Add(string.Join(' ', words.AsSpan(end - length, length)));
            }

            return new Runs(wanted, length, all);
        }

        public bool Has(ReadOnlySpan<string> run) => all.Contains(string.Join(' ', run));
    }
}
