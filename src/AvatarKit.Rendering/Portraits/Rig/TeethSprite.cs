using System.Numerics;
using SkiaSharp;
using static AvatarKit.Rendering.Shaping;

namespace AvatarKit.Rendering;

/// <summary>A row of teeth as it is seen from the front: each tooth round, standing on an arch that runs back into the dark.</summary>
internal static class TeethSprite
{
    /// <summary>Half of the arch's width, in millimetres: what half of a sprite shows.</summary>
    public const float HalfArch = 27;

    /// <summary>How long the arch is from front to back.</summary>
    private const float ArchDepth = 38;

    /// <summary>Share of a sprite's height that is gum.</summary>
    private const float GumShare = 0.3f;

    /// <summary>Points of a pixel that are looked at, along each side.</summary>
    private const int Samples = 2;

    // Widths of crowns from the middle outward in millimetres, and lengths as shares of the longest:
    // S. J. Nelson, Wheeler's Dental Anatomy, Physiology and Occlusion, tables of mean dimensions.
    private static readonly float[] UpperWidths = [8.5f, 6.5f, 7.5f, 7, 7, 10];
    private static readonly float[] UpperLengths = [1, 0.9f, 0.97f, 0.86f, 0.8f, 0.76f];
    private static readonly float[] LowerWidths = [5, 5.5f, 7, 7, 7, 11];
    private static readonly float[] LowerLengths = [0.95f, 0.96f, 1, 0.88f, 0.82f, 0.8f];

    /// <summary>Paints a row: the upper one hangs, the lower one stands.</summary>
    /// <param name="sprite">Where to: all of it. Transparent where there is no tooth and no gum.</param>
    /// <param name="colors">In which light.</param>
    /// <param name="upper">Which row.</param>
    public static void Paint(SKBitmap sprite, PortraitColors colors, bool upper)
    {
        float[] edges = EdgesOf(upper ? UpperWidths : LowerWidths);
        float[] lengths = upper ? UpperLengths : LowerLengths;
        for (int y = 0; y < sprite.Height; y++)
        {
            for (int x = 0; x < sprite.Width; x++)
            {
                Vector4 sum = default;
                for (int i = 0; i < Samples * Samples; i++)
                {
                    float across = ((x + ((i % Samples) + 0.5f) / Samples) / sprite.Width * 2) - 1;
                    float down = (y + ((i / Samples) + 0.5f) / Samples) / sprite.Height;
                    sum += At(across, upper ? down : 1 - down, edges, lengths, colors, upper) / (Samples * Samples);
                }

                sprite.SetPixel(x, y, PortraitColors.Straight(sum));
            }
        }
    }

    // Where the teeth's sides are seen, from the middle to the arch's side, as shares of its half: what stands further back is seen narrower.
    private static float[] EdgesOf(float[] widths)
    {
        var edges = new float[widths.Length + 1];
        float angle = 0;
        for (int i = 0; i < widths.Length; i++)
        {
            for (float left = widths[i]; left > 0 && angle < MathF.PI / 2; left -= 0.1f)
            {
                angle += 0.1f / new Vector2(HalfArch * MathF.Cos(angle), ArchDepth * MathF.Sin(angle)).Length();
            }

            edges[i + 1] = MathF.Sin(Math.Min(angle, MathF.PI / 2));
        }

        return edges;
    }

    // A premultiplied colour; down is 0 at the gum's end and 1 at the longest tooth's edge.
    private static Vector4 At(float across, float down, float[] edges, float[] lengths, PortraitColors colors, bool upper)
    {
        float side = Math.Abs(across);
        int tooth = 0;
        while (tooth < lengths.Length - 1 && side > edges[tooth + 1])
        {
            tooth++;
        }

        float width = Math.Max(edges[tooth + 1] - edges[tooth], 0.01f);
        float inTooth = Math.Clamp(((side - edges[tooth]) / width * 2) - 1, -1, 1);
        float length = GumShare + ((1 - GumShare) * lengths[tooth]);
        float edge = length - (Rounding(tooth, inTooth, upper) * (1 - GumShare));
        float gum = GumShare + (0.05f * inTooth * inTooth * inTooth * inTooth) - (tooth == 2 ? 0.03f : 0);
        float far = MathF.Sqrt(Math.Max(1 - (side * side), 0));
        // The upper row stands in the light, and before the edge of the lower one.
        float row = upper ? 1 : 0.82f - (0.2f * Step(0.55f, 1, down));
        float light = (0.28f + (0.72f * MathF.Pow(far, 0.75f))) * (1 + (colors.FromRight * across)) * row;
        const float soft = 0.025f;
        float seen = 1 - Step(edge - soft, edge + soft, down);
        Vector3 enamel = Enamel(colors, inTooth, (down - gum) / (edge - gum), light);
        float isGum = 1 - Step(gum - 0.025f, gum + 0.015f, down);
        Vector3 pink = PortraitColors.Of(colors.Gum) * (light * (1 - (0.2f * inTooth * inTooth)));
        Vector3 color = Vector3.Lerp(enamel, pink, isGum);

        // The end of the row runs out into the dark of the cheeks.
        float alpha = seen * (1 - Step(0.93f, 1, side));
        return new Vector4(color * alpha, 255 * alpha);
    }

    // Crowns are round at their corners, canines pointed.
    private static float Rounding(int tooth, float inTooth, bool upper)
    {
        float x = Math.Abs(inTooth);
        if (tooth == 2)
        {
            return 0.07f * MathF.Pow(x, 1.5f);
        }

        float corner = upper && tooth == 1 ? 0.07f : 0.05f;
        return corner * MathF.Pow(x, 5) * (inTooth > 0 ? 1.25f : 0.9f);
    }

    // Ivory at the gum, a little bluer and clearer at the edge; round from side to side, a soft line where neighbours touch, and a gloss.
    private static Vector3 Enamel(PortraitColors colors, float inTooth, float down, float light)
    {
        float x2 = inTooth * inTooth;
        float round = 1 - (0.13f * x2) - (0.3f * MathF.Pow(Math.Abs(inTooth), 14));
        Vector3 tint = Vector3.Lerp(new Vector3(1, 0.965f, 0.9f), new Vector3(0.975f, 0.985f, 0.99f), Step(0.1f, 0.95f, down));
        float clear = 1 - (0.07f * Step(0.8f, 1, down));
        float gloss = 0.07f * Bell(inTooth + 0.25f, down - 0.45f, 0.3f, 0.28f);
        return PortraitColors.Of(colors.Tooth) * tint * (light * ((round * clear) + gloss));
    }
}
