using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Blocks what is too long. Thread-safe.</summary>
internal sealed class LengthGuard(IOptionsMonitor<AvatarChatbotOptions> options) : IContentGuard
{
    private static readonly GuardVerdict TooLong = GuardVerdict.Block("guard.length", GuardCategory.Length);

    public string Name => "length";

    public GuardLocation Location => GuardLocation.InProcess;

    public bool Checks(GuardedTextKind kind) => Most(kind) is not null;

    public ValueTask<GuardVerdict> CheckAsync(GuardedText text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text.Text.Length > Most(text.Kind) ? TooLong : GuardVerdict.Allow);
    }

    private int? Most(GuardedTextKind kind) => kind switch
    {
        GuardedTextKind.Message => options.CurrentValue.Guards.Length.MaxMessage,
        GuardedTextKind.Sentence => options.CurrentValue.Guards.Length.MaxSentence,
        _ => null,
    };
}
