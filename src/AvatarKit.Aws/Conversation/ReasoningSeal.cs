namespace AvatarKit.Aws;

/// <summary>Tells, within <see cref="Microsoft.Extensions.AI.TextReasoningContent.ProtectedData"/>, a thought that is hidden altogether from
/// the signature of one that is shown.</summary>
internal static class ReasoningSeal
{
    private const string Prefix = "redacted:";

    public static string OfRedacted(byte[] content) => Prefix + Convert.ToBase64String(content);

    public static byte[]? AsRedacted(string? protectedData)
    {
        if (protectedData?.StartsWith(Prefix, StringComparison.Ordinal) is not true)
        {
            return null;
        }

        var bytes = new byte[protectedData.Length];
        return Convert.TryFromBase64String(protectedData[Prefix.Length..], bytes, out int length) ? bytes[..length] : null;
    }
}
