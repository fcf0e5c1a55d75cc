namespace AvatarKit;

/// <summary>How the mouth was moving where a piece begins: its curves at the last few steps, which the motion goes on from.</summary>
/// <param name="FirstStep">The first of the steps, on the clock that goes on.</param>
/// <param name="Values">The values of every curve, step after step.</param>
internal sealed record MouthHistory(long FirstStep, float[] Values)
{
    /// <summary>Place and pace are said by two steps and their change by a third; one more lies behind the beginning,
    /// which falls between two.</summary>
    public const int Steps = 4;
}
