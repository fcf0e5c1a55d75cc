using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>A gradient; its points move with the shape it fills.</summary>
/// <param name="IsLinear">Along a line; else round a point.</param>
/// <param name="Numbers">x0, y0, x1, y1; or x, y, radius.</param>
/// <param name="Colors">Colours.</param>
/// <param name="Offsets">Where each colour stands, 0 to 1.</param>
internal sealed record RigGradient(bool IsLinear, Expression[] Numbers, SKColor[] Colors, float[] Offsets);
