namespace AvatarKit.Rendering;

/// <summary>Something about a picture that will not look good when it speaks. The portrait is made all the same.</summary>
/// <param name="Code">A stable code: <c>portrait.small_face</c>, <c>portrait.blurred</c>, <c>portrait.teeth_shown</c>, <c>portrait.smiling</c>,
/// <c>portrait.tilted</c>, <c>portrait.turned</c>, <c>portrait.cut_off</c>, <c>portrait.eyes_shut</c>, <c>portrait.mouth_hidden</c>,
/// <c>portrait.dark</c> or <c>portrait.side_light</c>.</param>
/// <param name="Message">What it is, what will be seen of it, and what helps, in English for people.</param>
public sealed record PortraitWarning(string Code, string Message);
