namespace AvatarKit.Evaluation;

/// <summary>A sentence that a voice is to speak.</summary>
internal readonly record struct VoiceLine(string Voice, string Locale, string Text, double Rate)
{
    /// <summary>Whether its words stand in no order.</summary>
    public bool IsShuffled { get; init; }
}
