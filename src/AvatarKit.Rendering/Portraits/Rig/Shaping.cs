namespace AvatarKit.Rendering;

/// <summary>Curves that fields are drawn with.</summary>
internal static class Shaping
{
    /// <summary>From 0 at one edge to 1 at the other, flat at both.</summary>
    public static float Step(float from, float to, float value)
    {
        float t = Math.Clamp((value - from) / (to - from), 0, 1);
        return t * t * (3 - (2 * t));
    }

    /// <summary>1 in the middle, falling off on both sides.</summary>
    public static float Bell(float value, float width)
    {
        float t = value / width;
        return MathF.Exp(-t * t);
    }

    /// <summary>1 in the middle of an ellipse, falling off around.</summary>
    public static float Bell(float x, float y, float width, float height) => Bell(x, width) * Bell(y, height);
}
