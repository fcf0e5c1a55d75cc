namespace AvatarKit;

/// <summary>What an avatar says of itself, in the language of the locale, else in English. Never nothing: where the profile's replies are empty,
/// what a profile has by default is said.</summary>
internal static class SpokenReplies
{
    private static readonly AvatarProfile Defaults = new();

    /// <summary>What it says of a turn that failed.</summary>
    public static string Failure(AvatarProfile avatar, string locale) => Find(static profile => profile.FailureReplies, avatar, locale);

    /// <summary>What it says of a turn that failed for a reason: a refusal may have words of its own, and a message that is none can be said anew
    /// at once.</summary>
    public static string Failure(AvatarProfile avatar, string locale, Exception cause) => cause switch
    {
        TurnRefusedException { SpokenReply: { } reply } => reply,
        InvalidAvatarRequestException { Parameter: nameof(AvatarRequest.Message) }
            => Find(static profile => profile.UnclearMessageReplies, avatar, locale),
        _ => Failure(avatar, locale),
    };

    /// <summary>What it says where a guard blocks. Where the guard failed there is nothing to refuse: it is the avatar that cannot.</summary>
    public static string Refusal(AvatarProfile avatar, string locale, GuardCategory category)
        => category == GuardCategory.Unavailable
            ? Failure(avatar, locale)
            : Find(static profile => profile.RefusalReplies, avatar, locale);

    /// <summary>What it says before an answer to a similar question.</summary>
    public static string SimilarAnswer(AvatarProfile avatar, string locale)
        => Find(static profile => profile.SimilarAnswerIntroductions, avatar, locale);

    private static string Find(Func<AvatarProfile, IDictionary<string, string>> of, AvatarProfile avatar, string locale)
    {
        string language = locale.Split('-')[0];
        return Find(of(avatar), language) ?? Find(of(avatar), "en") ?? Find(of(Defaults), language) ?? Find(of(Defaults), "en")!;
    }

    private static string? Find(IDictionary<string, string> replies, string language)
        => replies.TryGetValue(language, out string? reply) && !string.IsNullOrWhiteSpace(reply) ? reply : null;
}
