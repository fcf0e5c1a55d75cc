namespace AvatarKit;

internal static class FailureReplies
{
    /// <summary>What the avatar can say about a failed turn, in the language of the locale, else in English.</summary>
    public static string For(AvatarProfile avatar, string locale)
        => avatar.FailureReplies.TryGetValue(locale.Split('-')[0], out string? reply)
            || avatar.FailureReplies.TryGetValue("en", out reply)
                ? reply
                : "";
}
