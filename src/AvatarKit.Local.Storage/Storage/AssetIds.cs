using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace AvatarKit.Local;

/// <summary>Makes and recognises asset ids: 40 random hexadecimal digits and an extension that players go by.</summary>
internal static partial class AssetIds
{
    public static string Create(string contentType)
        => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20)) + AssetMediaTypes.FileExtension(contentType);

    public static bool IsValid(string id) => Shape().IsMatch(id);

    // \z, not $: a trailing line break is no part of an id.
    [GeneratedRegex(@"\A[0-9a-f]{40}\.[a-z0-9]{3,4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
