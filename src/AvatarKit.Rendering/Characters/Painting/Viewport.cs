using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Where the drawing lies in a picture: centred, standing on the lower edge, the frame filled or fitted as the aspect asks; or
/// with its face in the middle.</summary>
internal readonly record struct Viewport(float Scale, float Left, float Top)
{
    public static Viewport Of(Rig rig, int width, int height, Framing framing = Framing.Bust)
    {
        if (framing == Framing.Face && !rig.Face.IsEmpty)
        {
            return Close(rig, width, height);
        }

        // As the browser's player: never smaller than the shorter edge allows, else the frame just fits.
        float fit = MathF.Min(width / rig.Frame.Width, height / rig.Frame.Height);
        float scale = MathF.Max(MathF.Min(width, height) / rig.Frame.Height, fit);
        return new Viewport(scale, (width / 2f) - (rig.Width / 2 * scale), height - (rig.Height * scale));
    }

    /// <summary>Fits the face into the picture; where there is room below it, never past the drawing's lower edge.</summary>
    private static Viewport Close(Rig rig, int width, int height)
    {
        float scale = MathF.Min(width / rig.Face.Width, height / rig.Face.Height);
        float middle = rig.Height - rig.Frame.Height + (rig.Face.Height / 2);
        return new Viewport(
            scale,
            (width / 2f) - (rig.Width / 2 * scale),
            MathF.Max((height / 2f) - (middle * scale), height - (rig.Height * scale)));
    }
}
