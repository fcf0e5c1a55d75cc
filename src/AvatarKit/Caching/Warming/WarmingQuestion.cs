namespace AvatarKit;

/// <summary>A question that is to be answered ahead.</summary>
/// <param name="Text">The question, as a person would ask it.</param>
public sealed record WarmingQuestion(string Text)
{
    /// <summary>BCP-47 locale to answer in.</summary>
    /// <value>Default <see langword="null"/>: that of the run, else the avatar's.</value>
    public string? Locale { get; init; }

    /// <summary>The avatar that is asked.</summary>
    /// <value>Default <see langword="null"/>: that of the run, else the default avatar.</value>
    public string? AvatarId { get; init; }

    /// <summary>The tags with which it will be asked: turns with other tags are not given this answer.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<string> Tags { get; init => field = value ?? []; } = [];

    /// <summary>The question without its text.</summary>
    /// <returns>Avatar and locale.</returns>
    public override string ToString() => $"WarmingQuestion {{ AvatarId = {AvatarId}, Locale = {Locale} }}";
}
