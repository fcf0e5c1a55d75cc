namespace AvatarKit;

internal static class FailureReplies
{
    /// <summary>What the avatar can say about a failed turn, in the language of the locale, else in English.</summary>
    public static string For(AvatarChatbotOptions options, string locale)
        => options.FailureReplies.TryGetValue(locale.Split('-')[0], out string? reply) || options.FailureReplies.TryGetValue("en", out reply) ? reply : "";
}
