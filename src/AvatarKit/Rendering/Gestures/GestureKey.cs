namespace AvatarKit;

/// <summary>Where something is at a moment of a gesture.</summary>
/// <param name="Time">Seconds since it began.</param>
/// <param name="Value">How far it is from where it would be.</param>
internal readonly record struct GestureKey(double Time, float Value);
