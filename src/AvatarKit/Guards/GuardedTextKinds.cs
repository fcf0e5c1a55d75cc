namespace AvatarKit;

internal static class GuardedTextKinds
{
    /// <summary>A kind's name within a sentence.</summary>
    public static string NameOf(GuardedTextKind kind) => kind switch
    {
        GuardedTextKind.Message => "message",
        GuardedTextKind.Sentence => "sentence",
        GuardedTextKind.Passage => "passage",
        _ => "tool's result",
    };
}
