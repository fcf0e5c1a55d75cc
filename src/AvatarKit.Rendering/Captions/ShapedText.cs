using System.Globalization;
using System.Text;
using HarfBuzzSharp;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>A run of text as glyphs, ready to be drawn: shaped, in visual order, each character in a font that
/// has it. Characters that none has are left out.</summary>
internal sealed class ShapedText : IDisposable
{
    private readonly List<(SKTextBlob Blob, float X)> parts = [];
    private readonly List<Cluster> clusters = [];

    private ShapedText()
    {
    }

    /// <summary>Its advance width in pixels.</summary>
    public float Width { get; private set; }

    /// <summary>Shapes a line.</summary>
    public static ShapedText Create(string text, float size, CaptionFonts fonts, bool isRightToLeft)
    {
        List<Run> runs = Split(text, TextDirections.Levels(text, isRightToLeft), fonts);
        var shaped = new ShapedText();
        foreach (int index in TextDirections.VisualOrder([.. runs.Select(static run => run.Level)]))
        {
            shaped.Add(text, runs[index], size);
        }

        return shaped;
    }

    /// <summary>What of a text can be shown: without characters that no font has, and without the spaces they would leave.</summary>
    public static string Showable(string text, CaptionFonts fonts)
    {
        var shown = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length;)
        {
            int length = StringInfo.GetNextTextElementLength(text.AsSpan(i));
            if (char.IsWhiteSpace(text[i]))
            {
                if (shown.Length > 0 && !char.IsWhiteSpace(shown[^1]))
                {
                    shown.Append(text[i] == '\u00A0' ? text[i] : ' ');
                }
            }
            else
            {
                shown.Append(text.AsSpan(i, Choose(text.AsSpan(i, length), fonts, null).Length));
            }

            i += length;
        }

        return shown.ToString().TrimEnd();
    }

    /// <summary>Draws it.</summary>
    /// <param name="canvas">On what.</param>
    /// <param name="x">Its left edge.</param>
    /// <param name="baseline">Its baseline.</param>
    /// <param name="paint">How.</param>
    public void Draw(SKCanvas canvas, float x, float baseline, SKPaint paint)
    {
        foreach ((SKTextBlob blob, float offset) in parts)
        {
            canvas.DrawText(blob, x + offset, baseline, paint);
        }
    }

    /// <summary>The stretches that characters take, from the left edge of the text; more than one where directions meet.</summary>
    public IEnumerable<(float Left, float Right)> Stretches(int start, int end)
    {
        (float Left, float Right)? open = null;
        foreach (Cluster cluster in clusters)
        {
            bool isIn = cluster.Start < end && cluster.End > start;
            if (isIn)
            {
                open = open is { } known && Math.Abs(known.Right - cluster.Left) < 0.01f
                    ? (known.Left, cluster.Right)
                    : (cluster.Left, cluster.Right);
            }
            else if (open is { } done)
            {
                yield return done;
                open = null;
            }
        }

        if (open is { } last)
        {
            yield return last;
        }
    }

    public void Dispose()
    {
        foreach ((SKTextBlob blob, _) in parts)
        {
            blob.Dispose();
        }

        parts.Clear();
    }

    /// <summary>Cuts a line into runs of one level and one font.</summary>
    private static List<Run> Split(string text, byte[] levels, CaptionFonts fonts)
    {
        List<Run> runs = [];
        CaptionFont? last = null;
        for (int i = 0; i < text.Length;)
        {
            int length = StringInfo.GetNextTextElementLength(text.AsSpan(i));
            (CaptionFont? font, int shown) = Choose(text.AsSpan(i, length), fonts, last);
            if (font is not null)
            {
                last = font;
                if (runs.Count > 0 && runs[^1].Font == font && runs[^1].Level == levels[i] && runs[^1].End == i)
                {
                    runs[^1] = runs[^1] with { End = i + shown };
                }
                else
                {
                    runs.Add(new Run(i, i + shown, levels[i], font));
                }
            }

            i += length;
        }

        return runs;
    }

    /// <summary>A font for a text element, and how much of it that can show: a family emoji shows its
    /// first person when no font has the family.</summary>
    private static (CaptionFont? Font, int Length) Choose(ReadOnlySpan<char> element, CaptionFonts fonts, CaptionFont? last)
    {
        Span<int> codePoints = stackalloc int[16];
        int count = 0;
        foreach (Rune rune in element.EnumerateRunes())
        {
            // Joiners and selectors are for the shaper: no font needs a glyph for them.
            if (count < codePoints.Length && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control)
                && rune.Value is not (>= 0xFE00 and <= 0xFE0F))
            {
                codePoints[count++] = rune.Value;
            }
        }

        if (count == 0)
        {
            return (null, 0);
        }

        // A space between two fonts stays with the first: it has no look of its own.
        CaptionFont? preferred = codePoints[0] is ' ' or 0xA0 || last is null ? last : null;
        if (fonts.Find(codePoints[..count], preferred) is CaptionFont whole)
        {
            return (whole, element.Length);
        }

        Rune.DecodeFromUtf16(element, out Rune first, out int length);
        return count > 1 && fonts.Find([first.Value]) is CaptionFont part ? (part, length) : (null, 0);
    }

    private void Add(string text, Run run, float size)
    {
        using var buffer = new HarfBuzzSharp.Buffer();
        buffer.AddUtf16(text.AsSpan(), run.Start, run.End - run.Start);
        buffer.GuessSegmentProperties();
        buffer.Direction = (run.Level & 1) == 1 ? Direction.RightToLeft : Direction.LeftToRight;
        run.Font.Shaping.Shape(buffer);
        ReadOnlySpan<GlyphInfo> infos = buffer.GetGlyphInfoSpan();
        ReadOnlySpan<GlyphPosition> positions = buffer.GetGlyphPositionSpan();
        float scale = size / run.Font.Typeface.UnitsPerEm;
        var glyphs = new ushort[infos.Length];
        var points = new SKPoint[infos.Length];
        float x = 0;
        for (int i = 0; i < infos.Length; i++)
        {
            glyphs[i] = (ushort)infos[i].Codepoint;
            points[i] = new SKPoint(x + (positions[i].XOffset * scale), -positions[i].YOffset * scale);
            float advance = positions[i].XAdvance * scale;
            AddCluster(run, infos, i, Width + x, Width + x + advance);
            x += advance;
        }

        if (glyphs.Length > 0)
        {
            using var font = new SKFont(run.Font.Typeface, size) { Subpixel = true, Edging = SKFontEdging.Antialias, Hinting = SKFontHinting.None };
            using var builder = new SKTextBlobBuilder();
            builder.AddPositionedRun(glyphs, font, points);
            if (builder.Build() is SKTextBlob blob)
            {
                parts.Add((blob, Width));
            }
        }

        Width += x;
    }

    private void AddCluster(Run run, ReadOnlySpan<GlyphInfo> infos, int i, float left, float right)
    {
        int start = (int)infos[i].Cluster;
        int end = run.End;
        foreach (GlyphInfo info in infos)
        {
            int other = (int)info.Cluster;
            end = other > start && other < end ? other : end;
        }

        clusters.Add(new Cluster(start, end, left, right));
    }

    private sealed record Run(int Start, int End, byte Level, CaptionFont Font);

    /// <summary>Characters that are drawn as one, and the stretch they take.</summary>
    private readonly record struct Cluster(int Start, int End, float Left, float Right);
}
