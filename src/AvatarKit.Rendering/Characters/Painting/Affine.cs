using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Takes a point to (A·x + B·y + C, D·x + E·y + F).</summary>
internal readonly record struct Affine(float A, float B, float C, float D, float E, float F)
{
    public static Affine Identity { get; } = new(1, 0, 0, 0, 1, 0);

    public bool IsIdentity => this == Identity;

    /// <summary>Where a point gets to.</summary>
    public SKPoint Apply(float x, float y) => new((A * x) + (B * y) + C, (D * x) + (E * y) + F);

    /// <summary>First another one, then this.</summary>
    public Affine After(in Affine first) => new(
        (A * first.A) + (B * first.D), (A * first.B) + (B * first.E), (A * first.C) + (B * first.F) + C,
        (D * first.A) + (E * first.D), (D * first.B) + (E * first.E), (D * first.C) + (E * first.F) + F);

    /// <summary>The way back.</summary>
    public Affine Inverse()
    {
        float by = 1 / ((A * E) - (B * D));
        return new Affine(
            E * by, -B * by, ((B * F) - (E * C)) * by,
            -D * by, A * by, ((D * C) - (A * F)) * by);
    }

    /// <summary>The pixels that those of an area get to, and those beside them that they are blended into.</summary>
    public SKRectI Cover(SKRect area)
    {
        if (IsIdentity || area.IsEmpty)
        {
            return SKRectI.Ceiling(area, outwards: true);
        }

        float x = ((area.Left + area.Right) * 0.5f * A) + ((area.Top + area.Bottom) * 0.5f * B) + C;
        float y = ((area.Left + area.Right) * 0.5f * D) + ((area.Top + area.Bottom) * 0.5f * E) + F;
        float width = ((MathF.Abs(A) * area.Width) + (MathF.Abs(B) * area.Height)) / 2;
        float height = ((MathF.Abs(D) * area.Width) + (MathF.Abs(E) * area.Height)) / 2;
        return SKRectI.Ceiling(new SKRect(x - width - 2, y - height - 2, x + width + 2, y + height + 2), outwards: true);
    }
}
