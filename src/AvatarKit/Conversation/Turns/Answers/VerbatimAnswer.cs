namespace AvatarKit;

/// <summary>What the host has the avatar say, word for word: a greeting, a notice. No model is asked.</summary>
internal sealed class VerbatimAnswer(string text) : GivenAnswer(text)
{
    public override bool IsAnswer => true;
}
