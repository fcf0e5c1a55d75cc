namespace AvatarKit;

/// <summary>Keys as settings have them.</summary>
internal static class SecretText
{
    /// <summary>Whether a text is the Base64 of a key that is long enough.</summary>
    public static bool IsKey(string text, int minBytes)
    {
        byte[] bytes = new byte[(text.Length / 4 * 3) + 3];
        return Convert.TryFromBase64String(text, bytes, out int written) && written >= minBytes;
    }
}
