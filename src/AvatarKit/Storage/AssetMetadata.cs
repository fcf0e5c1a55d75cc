using System.Text;

namespace AvatarKit;

/// <summary>The rules for what may be put with an asset: a few short, named texts, so that every store can keep them.</summary>
/// <remarks>
/// At most <see cref="MaxEntries"/> entries. A name has 1 to 64 of the characters <c>a</c>–<c>z</c>, <c>0</c>–<c>9</c> and <c>-</c>;
/// names and values together take at most <see cref="MaxBytes"/> bytes in UTF-8, which fits what S3 keeps, 2 KB,
/// even where values are encoded to be ASCII.
/// </remarks>
public static class AssetMetadata
{
    /// <summary>How many entries there may be: 16.</summary>
    public const int MaxEntries = 16;

    /// <summary>How many bytes of UTF-8 names and values may take together: 1,400.</summary>
    public const int MaxBytes = 1_400;

    private const int MaxNameLength = 64;

    /// <summary>Refuses metadata that breaks the rules.</summary>
    /// <param name="metadata">The metadata.</param>
    /// <exception cref="ArgumentException">There are too many entries, a name has other characters, or all is too long.</exception>
    public static void ThrowIfInvalid(IReadOnlyDictionary<string, string> metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        // What encryption adds is not the caller's.
        bool isSealed = metadata.ContainsKey(SealedAssetFormat.MetadataName);
        if (metadata.Count > (isSealed ? MaxEntries + 1 : MaxEntries))
        {
            throw new ArgumentException($"The asset's metadata has {metadata.Count} entries; it takes {MaxEntries}.", nameof(metadata));
        }

        int bytes = 0;
        foreach ((string name, string value) in metadata)
        {
            if (name.Length is 0 or > MaxNameLength
                || name.Any(static character => !(char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-')))
            {
                throw new ArgumentException(
                    $"A name in an asset's metadata takes 1 to {MaxNameLength} of the characters a-z, 0-9 and '-'.", nameof(metadata));
            }

            bytes += name.Length + Encoding.UTF8.GetByteCount(value);
        }

        if (bytes > (isSealed ? MaxBytes + SealedAssetFormat.MetadataName.Length + 1 : MaxBytes))
        {
            throw new ArgumentException($"The asset's metadata takes {bytes} bytes of UTF-8; it may take {MaxBytes}.", nameof(metadata));
        }
    }

    internal static bool AreEqual(IReadOnlyDictionary<string, string>? one, IReadOnlyDictionary<string, string>? other)
        => (one?.Count ?? 0) == (other?.Count ?? 0)
            && (one is null || one.All(entry => other!.TryGetValue(entry.Key, out string? value) && value == entry.Value));
}
