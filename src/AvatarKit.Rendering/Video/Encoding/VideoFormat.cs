namespace AvatarKit.Rendering;

/// <summary>What is written into a video.</summary>
/// <param name="Width">Width in pixels, even.</param>
/// <param name="Height">Height in pixels, even.</param>
/// <param name="FrameRate">Frames per second of the grid.</param>
/// <param name="HasAlpha">Whether pictures have an alpha plane.</param>
/// <param name="SampleRate">Samples per second and channel, in hertz.</param>
/// <param name="Channels">Number of sound channels.</param>
internal readonly record struct VideoFormat(int Width, int Height, int FrameRate, bool HasAlpha, int SampleRate, int Channels);
