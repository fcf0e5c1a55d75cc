namespace AvatarKit.Rendering;

/// <summary>How points get from the drawing onto the figure: moved, then turned with the head as far as their depth says.</summary>
/// <param name="X">Where a point goes, from its x and y; <see langword="null"/>: stays.</param>
/// <param name="Y">Where a point goes, from its x and y; <see langword="null"/>: stays.</param>
/// <param name="Depth">How far in front of the head's centre it lies.</param>
/// <param name="Turn">How far it follows the head's turning, 0 to 1.</param>
/// <param name="IsHead">Whether it is part of the head at all.</param>
internal sealed record RigPlace(Expression? X, Expression? Y, Expression? Depth, Expression? Turn, bool IsHead)
{
    /// <summary>What moves it.</summary>
    public ulong Inputs => (X?.Inputs ?? 0) | (Y?.Inputs ?? 0) | (Depth?.Inputs ?? 0) | (Turn?.Inputs ?? 0) | (IsHead ? RigInputs.Head : 0);
}
