namespace AvatarKit;

/// <summary>What hands do under a face, for figures that are shown to the waist. All 0: the arms hang.</summary>
/// <param name="Wave">How far the avatar's right hand is raised to greet: 0 to 1.</param>
/// <param name="Swing">How far that hand swings to the avatar's left: −1 to 1.</param>
/// <param name="Palm">How far both hands are held out, open, palms up: 0 to 1.</param>
/// <param name="Count">How far the right hand is raised to count: 0 to 1.</param>
/// <param name="Fingers">How many fingers of that hand are out, counted from the index finger: 0 to 5.</param>
public readonly record struct HandPose(float Wave, float Swing, float Palm, float Count, float Fingers);
