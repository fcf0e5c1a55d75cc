using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Fits an eye's outline to the picture: two arches over one line from corner to corner, as wide as eyes are.</summary>
/// <remarks>An eye's opening is about 30 mm wide and 10 mm high where the eyes are 63 mm apart: 0.46 and 0.16 of that distance: rounded adult
/// means, a place to start from that the picture corrects.</remarks>
internal sealed class EyeRefiner
{
    private const float UsualWidth = 0.46f;
    private const float UsualAbove = 0.09f;
    private const float UsualBelow = 0.075f;
    private const int Samples = 9;

    private readonly FacePatch patch;
    private readonly float[] likeness;
    private readonly Outline first;

    public EyeRefiner(SKImage image, FaceFrame frame, ReadOnlySpan<Vector2> points)
    {
        Vector2 centre = default;
        foreach (Vector2 point in points)
        {
            centre += frame.ToFace(point) / points.Length;
        }

        Vector2 across = frame.ToFace(points[3]) - frame.ToFace(points[0]);
        patch = new FacePatch(image, frame, new SKRect(centre.X - 0.36f, centre.Y - 0.24f, centre.X + 0.36f, centre.Y + 0.24f), 72);
        // The iris is found more surely than the lids, and lies a little above the corners' line.
        centre.Y = FindIris(centre, frame.ToFace(points[0]), frame.ToFace(points[3])).Y + 0.012f;
        first = new Outline(
            centre,
            float.Lerp(across.Length(), UsualWidth, 0.75f),
            Math.Clamp(across.Y / Math.Max(across.X, 0.1f), -0.1f, 0.1f),
            UsualAbove,
            UsualBelow);

        // Skin is what lies below the eye; iris, white and lashes all differ from it.
        Vector3 skin = default;
        for (int i = 0; i < Samples; i++)
        {
            skin += patch.At(centre + new Vector2(-0.12f + (0.03f * i), 0.18f)) / Samples;
        }

        likeness = [.. patch.Colors.ToArray().Select(color => Shaping.Step(0.25f, 0.75f, Difference(color, skin)))];
    }

    /// <summary>Finds the six points, in the face's own coordinates.</summary>
    public Vector2[] Find()
    {
        Outline best = first;
        float bestScore = Score(best);
        for (float step = 0.04f; step > 0.004f; step /= 1.7f)
        {
            bool better = true;
            for (int round = 0; round < 6 && better; round++)
            {
                better = false;
                foreach (float by in (ReadOnlySpan<float>)[step, -step])
                {
                    Try(best with { Centre = best.Centre + new Vector2(by, 0) });
                    Try(best with { Centre = best.Centre + new Vector2(0, by) });
                    Try(best with { Width = Math.Clamp(best.Width + by, 0.36f, 0.6f) });
                    Try(best with { Tilt = Math.Clamp(best.Tilt + by, -0.3f, 0.3f) });
                    Try(best with { Above = Math.Clamp(best.Above + (by / 2), 0.03f, 0.18f) });
                    Try(best with { Below = Math.Clamp(best.Below + (by / 2), 0.02f, 0.14f) });
                }

                void Try(Outline outline)
                {
                    float score = Score(outline);
                    if (score > bestScore + 1e-4f)
                    {
                        (best, bestScore, better) = (outline, score, true);
                    }
                }
            }
        }

        return [
            best.At(0, 0),
            best.At(0.3f, -best.Above),
            best.At(0.7f, -best.Above),
            best.At(1, 0),
            best.At(0.7f, best.Below),
            best.At(0.3f, best.Below),
        ];
    }

    private float Score(Outline outline)
    {
        Span<Vector2> inner = stackalloc Vector2[2 * Samples];
        Span<Vector2> outer = stackalloc Vector2[2 * Samples];
        Outline wider = outline with { Width = outline.Width * 1.25f, Above = outline.Above + 0.05f, Below = outline.Below + 0.05f };
        for (int i = 0; i < Samples; i++)
        {
            float t = i / (Samples - 1f);
            (inner[i], inner[(2 * Samples) - 1 - i]) = (outline.At(t, -outline.Above), outline.At(t, outline.Below));
            (outer[i], outer[(2 * Samples) - 1 - i]) = (wider.At(t, -wider.Above), wider.At(t, wider.Below));
        }

        (float Sum, int Count) within = (0, 0);
        (float Sum, int Count) around = (0, 0);
        for (int i = 0; i < likeness.Length; i++)
        {
            Vector2 point = patch.Position(i);
            if (OutlineFit.Contains(inner, point))
            {
                within = (within.Sum + likeness[i], within.Count + 1);
            }
            else if (OutlineFit.Contains(outer, point))
            {
                around = (around.Sum + likeness[i], around.Count + 1);
            }
        }

        float doubt = Square((outline.Width - UsualWidth) / 0.07f)
            + Square((outline.Above - UsualAbove) / 0.04f)
            + Square((outline.Below - UsualBelow) / 0.05f)
            + Square((outline.Tilt - first.Tilt) / 0.15f)
            + Square((outline.Centre.X - first.Centre.X) / 0.05f)
            + Square((outline.Centre.Y - first.Centre.Y) / 0.03f);
        return within.Count == 0 || around.Count == 0 ? float.MinValue : (within.Sum / within.Count) - (around.Sum / around.Count) - (0.06f * doubt);
    }

    // Without red: the white of an eye stands out from skin, and a pupil lit by a flash is dark.
    private static float Cool(Vector3 color) => (color.Y + color.Z) / 2;

    // A dark disc with brighter white to its left and right.
    private Vector2 FindIris(Vector2 centre, Vector2 start, Vector2 end)
    {
        const float Radius = 0.09f;
        Vector2 best = centre;
        float bestScore = float.MinValue;
        for (float y = -0.08f; y <= 0.1201f; y += 0.01f)
        {
            for (float x = -0.1f; x <= 0.1001f; x += 0.01f)
            {
                Vector2 at = centre + new Vector2(x, y);
                float dark = 0;
                float bright = 0;
                for (int i = 0; i < 24; i++)
                {
                    (float sin, float cos) = MathF.SinCos(MathF.Tau * i / 24);
                    dark += Cool(patch.At(at + (new Vector2(cos, sin) * Radius * (i % 2 == 0 ? 0.75f : 0.35f)))) / 24;
                }

                for (int i = -2; i <= 2; i++)
                {
                    (float sin, float cos) = MathF.SinCos(i * 0.25f);
                    bright += Cool(patch.At(at + (new Vector2(cos, sin) * Radius * 1.45f))) / 10;
                    bright += Cool(patch.At(at + (new Vector2(-cos, sin) * Radius * 1.45f))) / 10;
                }

                float score = ((bright - dark) / (bright + dark + 20)) - (0.03f * Square(y / 0.09f))
                    - (0.03f * Square(at.X < start.X || at.X > end.X ? 2 : x / 0.1f));
                if (score > bestScore)
                {
                    (best, bestScore) = (at, score);
                }
            }
        }

        return best;
    }

    private static float Square(float value) => value * value;

    // 1: clearly another colour. Shades of the same skin differ in light more than in colour.
    private static float Difference(Vector3 color, Vector3 skin)
    {
        float light = FacePatch.Luma(skin) + 1;
        float darker = (FacePatch.Luma(color) - light) / light;
        Vector3 hue = (color / (FacePatch.Luma(color) + 20)) - (skin / (light + 20));
        return (Math.Abs(darker) * (darker < 0 ? 1.2f : 0.8f)) + (1.8f * hue.Length());
    }

    private readonly record struct Outline(Vector2 Centre, float Width, float Tilt, float Above, float Below)
    {
        /// <summary>A point between the corners, off their line by an arch.</summary>
        public Vector2 At(float t, float arch)
        {
            float x = (t - 0.5f) * Width;
            return Centre + new Vector2(x, (x * Tilt) + (arch * EyeShape.Arch(t)));
        }
    }
}
