namespace AvatarKit.Evaluation;

/// <summary>Something that happened in a video.</summary>
/// <param name="AtMs">When it should have, on the container's clock.</param>
/// <param name="Ms">How much later it did, or how long it took.</param>
/// <param name="Sound">The sound it is about.</param>
internal readonly record struct LipEvent(double AtMs, double Ms, Viseme Sound = Viseme.Sil);
