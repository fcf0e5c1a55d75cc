namespace AvatarKit.Fuzz.Targets;

/// <summary>Something that reads text, half surrogate pairs included.</summary>
internal abstract class TextTarget : FuzzTarget
{
    public override IMutator Mutator => TextMutator.Instance;

    public sealed override void Run(byte[] input, Random random) => Run(LooseText.Decode(input), random);

    protected abstract void Run(string text, Random random);
}
