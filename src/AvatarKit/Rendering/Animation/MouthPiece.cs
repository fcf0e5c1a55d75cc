namespace AvatarKit;

/// <summary>A stretch of time in which one sound has the mouth, in seconds. Pieces follow each other without a gap.</summary>
/// <param name="Viseme">The sound; <see cref="Viseme.Sil"/> for a pause.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When the next one begins.</param>
/// <param name="Weight">How strongly it is meant, 0 to 1.</param>
/// <param name="IsRest">Whether the mouth is at rest, exactly.</param>
/// <param name="SealStart">Where a closure is complete, from; not a number for other sounds.</param>
/// <param name="SealEnd">Where a closure is complete, to.</param>
/// <param name="HeldFrom">From where it is held: beside a rest, lips that are together stay so.</param>
/// <param name="HeldTo">Until where it is held.</param>
/// <param name="IsOnset">Whether it is with this sound that the mouth opens after a rest: the first, or the one behind lips that met first.</param>
internal readonly record struct MouthPiece(
    Viseme Viseme, double Start, double End, float Weight, bool IsRest, double SealStart = double.NaN, double SealEnd = double.NaN,
    double HeldFrom = double.NaN, double HeldTo = double.NaN, bool IsOnset = false);
