namespace AvatarKit;

/// <summary>A line of a file.</summary>
/// <param name="Number">Which one, from 1.</param>
/// <param name="Text">The line without its end.</param>
internal readonly record struct NumberedLine(int Number, string Text)
{
    /// <summary>Whether the file ends in it: it may be torn.</summary>
    public bool IsUnended { get; init; }
}
