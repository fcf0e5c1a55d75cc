namespace AvatarKit;

/// <summary>An answer that another turn's model wrote to the same question, or to one like it.</summary>
internal sealed class CachedAnswer(string text) : GivenAnswer(text)
{
    public override bool IsAnswer => true;

    // Guards may have changed since it was made.
    public override bool IsGuarded => true;
}
