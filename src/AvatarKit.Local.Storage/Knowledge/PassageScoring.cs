namespace AvatarKit.Local;

/// <summary>The numbers by which passages are judged. Chosen by the project's evaluation on its tuning half.</summary>
internal sealed record PassageScoring
{
    public static PassageScoring Default { get; } = new();

    /// <summary>The weight of a word that no document has, as a share of the rarest word's weight.</summary>
    public double UnknownWeight { get; init; } = 0.5;

    /// <summary>The weight of a vague word, as a share of what it would have.</summary>
    public double VagueWeight { get; init; } = 0.3;

    /// <summary>How much a word counts that stands in the title alone.</summary>
    public double TitleCredit { get; init; } = 0.9;

    /// <summary>How much a word counts that stands in the headings alone.</summary>
    public double SectionCredit { get; init; } = 1;

    /// <summary>The share of the score that comes from words standing near each other.</summary>
    public double Proximity { get; init; } = 0.12;

    /// <summary>The share of the score that comes from words standing in title and headings.</summary>
    public double Heading { get; init; } = 0.1;

    /// <summary>The share of the score that comes from BM25, relative to the best passage.</summary>
    public double Relevance { get; init; } = 0.12;

    /// <summary>How much a word counts of which only a related one is there.</summary>
    public double RelatedCredit { get; init; } = 0.6;

    /// <summary>How much a word counts that stands elsewhere in the document.</summary>
    public double DocumentCredit { get; init; } = 0.3;

    /// <summary>What a passage without any number keeps when the question asks for one.</summary>
    public double WithoutQuantity { get; init; } = 0.9;

    /// <summary>How steeply missing words lower the score.</summary>
    public double Steepness { get; init; } = 1.4;
}
