using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>What fills a shape: a colour, or a gradient where there is one.</summary>
internal sealed record RigPaint(SKColor Color, RigGradient? Gradient);
