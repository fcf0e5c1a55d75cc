using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.IO.Compression;

namespace AvatarKit;

/// <summary>What Unicode CLDR 48.2 calls each emoji in a language. Read when a language is first asked for, and kept. Thread-safe.</summary>
/// <remarks>The resources are written by <c>eng/cldr/update.mjs</c>.</remarks>
internal sealed class EmojiNames
{
    /// <summary>No emoji is longer, its skin tones left away.</summary>
    public const int Longest = 14;

    private const string Prefix = "AvatarKit.Emoji.";
    private const string Suffix = ".txt.br";
    private static readonly ConcurrentDictionary<string, EmojiNames?> Read = new(StringComparer.OrdinalIgnoreCase);
    private static readonly Lazy<string[]> Emoji = new(static () => Lines("emoji.list.br")!);

    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> names;

    private EmojiNames(string[] lines)
        => names = Emoji.Value.Zip(lines).Where(static named => named.Second.Length > 0)
            .ToFrozenDictionary(static named => named.First, static named => named.Second, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The languages there are.</summary>
    public static IEnumerable<string> Languages => typeof(EmojiNames).Assembly.GetManifestResourceNames()
        .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal))
        .Select(static name => name[Prefix.Length..^Suffix.Length]);

    /// <summary>Finds a locale's language.</summary>
    /// <param name="locale">A BCP-47 name.</param>
    /// <returns>The names; null where there are none in its language.</returns>
    public static EmojiNames? Find(string locale)
    {
        int hyphen = locale.IndexOf('-', StringComparison.Ordinal);
        string language = hyphen < 0 ? locale : locale[..hyphen];
        return Read.GetOrAdd(
            language is "nb" or "nn" ? "no" : language,
            static name => Lines(name.ToLowerInvariant() + Suffix) is { } lines ? new EmojiNames(lines) : null);
    }

    /// <summary>The name of an emoji.</summary>
    /// <param name="emoji">Without skin tones, and without the sign that asks for a picture.</param>
    /// <returns>The name; null where it has none, or is no emoji.</returns>
    public string? Of(ReadOnlySpan<char> emoji) => names.TryGetValue(emoji, out string? name) ? name : null;

    private static string[]? Lines(string file)
    {
        using Stream? resource = typeof(EmojiNames).Assembly.GetManifestResourceStream(Prefix + file);
        if (resource is null)
        {
            return null;
        }

        using StreamReader reader = new(new BrotliStream(resource, CompressionMode.Decompress));
        return reader.ReadToEnd().Split('\n');
    }
}
