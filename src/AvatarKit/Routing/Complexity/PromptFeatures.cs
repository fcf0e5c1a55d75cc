namespace AvatarKit;

/// <summary>What was counted in a message. Counts of words are weighted by how plainly they say it, so they are not whole.</summary>
internal record struct PromptFeatures
{
    /// <summary>Words and numbers; an ideograph counts as 0.6 of one.</summary>
    public double Words { get; set; }

    /// <summary>Words of nine letters and more.</summary>
    public double LongWords { get; set; }

    /// <summary>Letters that are not Latin.</summary>
    public double ForeignLetters { get; set; }

    /// <summary>All letters.</summary>
    public double Letters { get; set; }

    /// <summary>Numbers, not those that count the items of a list.</summary>
    public double Numbers { get; set; }

    /// <summary>Signs of money, per cent and degrees.</summary>
    public double Units { get; set; }

    /// <summary>Question marks, runs counted once.</summary>
    public double Questions { get; set; }

    /// <summary>Words that ask for thought: why, compare, prove, trade-off.</summary>
    public double Reasoning { get; set; }

    /// <summary>Words that ask for something to be made: write, plan, summarise.</summary>
    public double Tasks { get; set; }

    /// <summary>Signs and words of programming.</summary>
    public double Code { get; set; }

    /// <summary>Operators and words of mathematics.</summary>
    public double Math { get; set; }

    /// <summary>Brackets, and gaps to be filled: they go with code and formulas.</summary>
    public double Brackets { get; set; }

    /// <summary>Words that bind the answer: must, at most, without, format.</summary>
    public double Constraints { get; set; }

    /// <summary>Words and lines that join several requests: then, also, finally, items of a list.</summary>
    public double Parts { get; set; }

    /// <summary>Words that count and compare: each, twice, half, left.</summary>
    public double Quantities { get; set; }

    /// <summary>Words that suppose: if, when, given.</summary>
    public double Conditions { get; set; }

    /// <summary>Words of professions.</summary>
    public double DomainTerms { get; set; }

    /// <summary>Words that point back: it, that, those.</summary>
    public double References { get; set; }
}
