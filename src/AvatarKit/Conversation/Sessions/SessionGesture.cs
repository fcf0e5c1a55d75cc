namespace AvatarKit;

/// <summary>The avatar makes a gesture at once, whatever it does besides: the host asked for it. Gestures of an answer come with
/// its speech.</summary>
/// <param name="Gesture">The gesture.</param>
public sealed record SessionGesture(Gesture Gesture) : SessionUpdate;
