namespace AvatarKit;

/// <summary>The answer of a turn that had been answered before, given again.</summary>
internal sealed class StoredAnswer(string text) : GivenAnswer(text)
{
    public override bool IsAnswer => true;
}
