namespace AvatarKit.Rendering;

/// <summary>What the weight of a control is made of.</summary>
/// <param name="Control">The control.</param>
/// <param name="Channels">Its weight is the least of these channels.</param>
/// <param name="Against">A channel that moves it the other way, if there is one.</param>
internal sealed record ControlWeight(FaceControl Control, FaceChannel[] Channels, FaceChannel? Against = null);
