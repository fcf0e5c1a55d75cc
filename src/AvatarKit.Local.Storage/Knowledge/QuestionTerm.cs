namespace AvatarKit.Local;

/// <summary>A word of a question.</summary>
internal sealed class QuestionTerm(string word, HashSet<string> spellings, HashSet<string> related, bool isVague)
{
    public string Word { get; } = word;

    /// <summary>Its stems in the languages of the documents.</summary>
    public HashSet<string> Spellings { get; } = spellings;

    /// <summary>The stems of words that mean nearly the same.</summary>
    public HashSet<string> Related { get; } = related;

    /// <summary>Whether it is one of the words that many questions have.</summary>
    public bool IsVague { get; } = isVague;

    /// <summary>How much it tells, in the index that is asked.</summary>
    public double Weight { get; set; } = 1;
}
