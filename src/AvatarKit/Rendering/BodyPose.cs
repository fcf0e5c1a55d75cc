namespace AvatarKit;

/// <summary>How shoulders, chest and the whole figure stand under a face: what moves of a person besides the 55 channels of
/// <see cref="FaceChannel"/>. All 0: upright, between two breaths.</summary>
/// <param name="Breath">How far the lungs are filled: −1 breathed out, 1 breathed in.</param>
/// <param name="Sway">How far the body leans to the avatar's left: −1 to 1.</param>
/// <param name="Lean">How far it leans towards the viewer: −1 to 1.</param>
public readonly record struct BodyPose(float Breath, float Sway, float Lean)
{
    /// <summary>How far the shoulders are raised, as in a shrug: 0 to 1.</summary>
    public float Shrug { get; init; }

    /// <summary>What the hands do.</summary>
    public HandPose Hands { get; init; }
}
