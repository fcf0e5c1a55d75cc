namespace AvatarKit.Aws.Wire.Polly;

/// <summary>What a lexicon holds.</summary>
internal sealed class LexiconAttributes
{
    public string? Alphabet { get; set; }

    public string? LanguageCode { get; set; }

    public string? LexiconArn { get; set; }

    public int? LexemesCount { get; set; }

    public int? Size { get; set; }
}
