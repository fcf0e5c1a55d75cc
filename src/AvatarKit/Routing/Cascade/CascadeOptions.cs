namespace AvatarKit;

/// <summary>Whether the simple tier is tried first where the score asks for a stronger one, and its answer given where it is good enough.</summary>
/// <remarks>
/// The answer is held back until it is whole and <see cref="IAnswerConfidence"/> has looked at it: nothing of one that is not good enough is shown
/// or spoken, and the stronger tier answers. That saves where most answers are good enough, and costs time: nothing is heard before the answer is
/// whole. Both calls are paid for. Turns with tools or attachments, and those whose tier was named or pinned, are not tried so.
/// </remarks>
public sealed class CascadeOptions
{
    /// <summary>Whether it is done.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool Enabled { get; set; }

    /// <summary>Turns whose score is below this are tried so; harder ones go to their tier at once.</summary>
    /// <value>Default 0.7.</value>
    [SettingRange(0.0, 1.0)]
    public double Below { get; set; } = 0.7;

    /// <summary>How good an answer must be to be given, from 0 to 1, as <see cref="IAnswerConfidence"/> rates it.</summary>
    /// <value>Default 0.6.</value>
    [SettingRange(0.0, 1.0)]
    public double MinConfidence { get; set; } = 0.6;

    /// <summary>How long the simple tier may take for the whole answer; then the stronger one is asked.</summary>
    /// <value>Default 3 seconds; more than zero, at most a day.</value>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(3);
}
