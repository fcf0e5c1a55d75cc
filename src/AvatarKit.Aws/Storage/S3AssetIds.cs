using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace AvatarKit.Aws;

/// <summary>
/// Makes and recognises asset ids: the person's hash, the conversation's where there is one,
/// 40 random hexadecimal digits and an extension that players go by. An id is its object's key, without the prefix.
/// </summary>
internal static partial class S3AssetIds
{
    public static string Create(string ownerPrefix, string contentType)
        => $"{ownerPrefix}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20))}{AssetMediaTypes.FileExtension(contentType)}";

    public static bool IsValid(string id) => Shape().IsMatch(id);

    // \z, not $: a trailing line break is no part of an id.
    [GeneratedRegex(@"\A[0-9a-f]{40}/([0-9a-f]{40}/)?[0-9a-f]{40}\.[a-z0-9]{3,4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
