namespace AvatarKit;

/// <summary>What the avatar says of a turn that failed.</summary>
internal sealed class ApologyAnswer(string text) : GivenAnswer(text)
{
    public override bool IsAnswer => false;
}
