using System.Numerics;
using SkiaSharp;
using static AvatarKit.Rendering.Shaping;

namespace AvatarKit.Rendering;

/// <summary>A tongue as it is seen between parted lips: a moist mound, its groove in the middle, its far end in the dark.</summary>
internal static class TongueSprite
{
    private const int Samples = 2;

    /// <summary>Paints it.</summary>
    /// <param name="sprite">Where to: all of it.</param>
    /// <param name="colors">In which light.</param>
    public static void Paint(SKBitmap sprite, PortraitColors colors)
    {
        for (int y = 0; y < sprite.Height; y++)
        {
            for (int x = 0; x < sprite.Width; x++)
            {
                Vector4 sum = default;
                for (int i = 0; i < Samples * Samples; i++)
                {
                    float across = ((x + ((i % Samples) + 0.5f) / Samples) / sprite.Width * 2) - 1;
                    float down = (y + ((i / Samples) + 0.5f) / Samples) / sprite.Height;
                    sum += At(across, down, colors, x, y) / (Samples * Samples);
                }

                sprite.SetPixel(x, y, PortraitColors.Straight(sum));
            }
        }
    }

    private static Vector4 At(float across, float down, PortraitColors colors, int x, int y)
    {
        // Its back is a flat arch, higher at both sides of the groove.
        float side = Math.Abs(across) / 0.78f;
        float groove = Bell(across, 0.1f);
        float back = 0.06f + (0.2f * MathF.Pow(side, 3)) + (0.03f * groove);
        float alpha = (1 - Step(0.9f, 1, side)) * Step(back - 0.02f, back + 0.05f, down);
        float depth = Math.Max(down - back, 0);
        float slope = 0.52f + (0.5f * Step(0, 0.34f, depth));
        float round = 1 - (0.38f * side * side);
        float grain = 1 + (0.035f * Grain(x, y));
        float light = slope * round * grain * (1 - (0.2f * groove * Step(0.02f, 0.2f, depth))) * (1 + (colors.FromRight * across));
        float wet = 0.16f * Bell(Math.Abs(across) - 0.3f, depth - 0.2f, 0.16f, 0.07f);
        Vector3 color = (PortraitColors.Of(colors.Tongue) * light) + (PortraitColors.Of(colors.Tooth) * wet);
        return new Vector4(color * alpha, 255 * alpha);
    }

    // Papillae: the same in every portrait of a size.
    private static float Grain(int x, int y)
    {
        uint mixed = ((uint)(x / 2) * 374761393u) + ((uint)(y / 2) * 668265263u);
        mixed = (mixed ^ (mixed >> 13)) * 1274126177u;
        return ((mixed >> 16) / 32768f) - 1;
    }
}
