namespace AvatarKit.Aws.Wire.Polly;

/// <summary>A lexicon that is stored in the region.</summary>
internal sealed class LexiconDescription
{
    public string Name { get; set; } = "";

    public LexiconAttributes? Attributes { get; set; }
}
