namespace AvatarKit.Rendering;

/// <summary>Where the drawing lies in a picture: centred, standing on the lower edge, the frame filled or fitted as the aspect asks.</summary>
internal readonly record struct Framing(float Scale, float Left, float Top)
{
    public static Framing Of(Rig rig, int width, int height)
    {
        // As the browser's player: never smaller than the shorter edge allows, else the frame just fits.
        float fit = MathF.Min(width / rig.Frame.Width, height / rig.Frame.Height);
        float scale = MathF.Max(MathF.Min(width, height) / rig.Frame.Height, fit);
        return new Framing(scale, (width / 2f) - (rig.Width / 2 * scale), height - (rig.Height * scale));
    }
}
