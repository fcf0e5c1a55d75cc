namespace AvatarKit;

/// <summary>What was counted in a message. Counts of words are weighted by how plainly they say it, so they are not whole.</summary>
internal record struct PromptFeatures
{
    /// <summary>Words; an ideograph counts as 0.6 of one.</summary>
    public double Words { get; set; }

    /// <summary>Question marks, runs counted once.</summary>
    public double Questions { get; set; }

    /// <summary>Words that ask for thought: why, compare, prove, trade-off.</summary>
    public double Reasoning { get; set; }

    /// <summary>Words that ask for something to be made: write, plan, summarise.</summary>
    public double Tasks { get; set; }

    /// <summary>Code and words of programming.</summary>
    public double Code { get; set; }

    /// <summary>Numbers, operators and words of mathematics.</summary>
    public double Math { get; set; }

    /// <summary>Words that bind the answer: must, at most, without, format.</summary>
    public double Constraints { get; set; }

    /// <summary>Words and lines that join several requests: then, also, finally, items of a list.</summary>
    public double Parts { get; set; }

    /// <summary>The share of long words among all, from 0 to 1.</summary>
    public double LongWords { get; set; }
}
