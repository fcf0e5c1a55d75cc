namespace AvatarKit.Testing;

/// <summary>What a trial looks for, in words.</summary>
internal static class TrialPromises
{
    public const string OneEnding = "every turn ends once, with its last update, and throws nothing";
    public const string NoHanging = "no turn hangs";
    public const string NoMixing = "no answer mixes two turns";
    public const string NoSilence = "the avatar says something";
    public const string StoredOnce = "every accepted message is stored once, as it was said";
    public const string NothingElse = "nothing is stored that nobody said";
    public const string SameEnding = "the store agrees with the ending";
    public const string NothingRuns = "nothing runs any more";
    public const string NothingHeld = "nothing of a turn is held in memory";
    public const string NothingUnseen = "no task fails unobserved";
}
