using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Writes what is being said near the lower edge of a picture: two lines at most, page after page of a long sentence, the spoken word
/// marked. Not thread-safe.</summary>
/// <remarks>
/// The size of the letters follows the picture's; everything stays inside the 5 % that a screen may cut off, as EBU R 95 asks. Painting
/// allocates nothing; a new page, about every three seconds, does.
/// </remarks>
internal sealed class CaptionPainter : IDisposable
{
    private const float SafeMargin = 0.05f;
    private const float LineHeight = 1.3f;

    /// <summary>Longer lines are slower to read: about 42 letters.</summary>
    private const float LongestLineInEms = 22;

    private readonly CaptionFonts fonts;
    private readonly float size;
    private readonly float padding;
    private readonly float limit;
    private readonly List<ShapedText> lines = [];
    private readonly SKPaint box = new() { Color = new SKColor(0, 0, 0, 158), IsAntialias = true };
    private readonly SKPaint letters = new() { Color = SKColors.White, IsAntialias = true };
    private readonly SKPaint spoken = new() { Color = new SKColor(0xFF, 0xD9, 0x4A), IsAntialias = true };
    private readonly SKPaint outline;
    private string caption = "";
    private string shown = "";
    private IReadOnlyList<SpeechMark> words = [];
    private IReadOnlyList<CaptionPage> pages = [];
    private CaptionTimes times = new("", []);
    private int page = -1;
    private (int Start, int End) word;

    /// <summary>Creates a painter for pictures of a size.</summary>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="fonts">What to write with; <see langword="null"/> for the carried fonts.</param>
    /// <exception cref="CaptionFontException">This build carries no font and none was given.</exception>
    public CaptionPainter(int width, int height, CaptionFonts? fonts = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        this.fonts = fonts ?? CaptionFonts.Default;
        size = MathF.Min(0.05f * height, 0.06f * width);
        padding = size * 0.4f;
        int left = Even(width * SafeMargin);
        int right = (int)(width * (1 - SafeMargin)) & ~1;
        int bottom = (int)(height * (1 - SafeMargin)) & ~1;
        int top = Math.Max(0, Even(bottom - (2 * size * LineHeight) - (2 * padding)) - 2);
        Area = new SKRectI(left, top, Math.Max(left, right), Math.Max(top, bottom));
        limit = MathF.Max(1, MathF.Min(Area.Width - (4 * padding), size * LongestLineInEms));
        outline = new SKPaint
        {
            Color = new SKColor(0, 0, 0, 220),
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = size * 0.14f,
            StrokeJoin = SKStrokeJoin.Round,
        };
    }

    /// <summary>The only part of a picture it ever touches, in pixels, even-aligned.</summary>
    public SKRectI Area { get; }

    /// <summary>Whether the word being spoken is marked. Default <see langword="true"/>.</summary>
    public bool MarksWords { get; init; } = true;

    /// <summary>Says what is being said. Cheap while nothing changes.</summary>
    /// <param name="caption">The sentence as written; empty for none.</param>
    /// <param name="words">The words of its audio; without any, pages follow the time.</param>
    /// <param name="sample">Where its audio is, in samples from its first.</param>
    /// <param name="length">The length of its audio in samples, needed only without words.</param>
    /// <param name="goesOn">Whether it is the same sentence as before with more of its words: its pages go on, and never back.</param>
    /// <returns>Whether the look changed: then <see cref="Paint"/> paints something else than before.</returns>
    public bool Update(string caption, IReadOnlyList<SpeechMark> words, long sample, long length = 0, bool goesOn = false)
    {
        ArgumentNullException.ThrowIfNull(caption);
        ArgumentNullException.ThrowIfNull(words);
        bool hasChanged = false;
        bool isSame = goesOn && ReferenceEquals(caption, this.caption);
        if (isSame && !ReferenceEquals(words, this.words))
        {
            this.words = words;
            times = new CaptionTimes(shown, words);
        }
        else if (!ReferenceEquals(caption, this.caption) || !ReferenceEquals(words, this.words))
        {
            hasChanged = lines.Count > 0;
            this.caption = caption;
            this.words = words;
            shown = ShapedText.Showable(caption, fonts);
            pages = CaptionLayout.Create(shown, limit, Measure);
            times = new CaptionTimes(shown, words);
            (page, word) = (-1, default);
            ClearLines();
        }

        if (pages.Count == 0)
        {
            return hasChanged;
        }

        int newPage = PageAt(times.PositionAt(sample, length));
        if (isSame)
        {
            newPage = Math.Max(page, newPage);
        }

        (int Start, int End) newWord = MarksWords ? times.WordAt(sample) : default;
        if (newPage != page)
        {
            ShowPage(newPage);
            hasChanged = true;
        }

        if (newWord != word)
        {
            word = newWord;
            hasChanged = true;
        }

        return hasChanged;
    }

    /// <summary>Paints the caption over a picture, nothing outside <see cref="Area"/>.</summary>
    public void Paint(SKCanvas canvas)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        if (lines.Count == 0)
        {
            return;
        }

        canvas.Save();
        canvas.ClipRect(SKRect.Create(Area.Left, Area.Top, Area.Width, Area.Height));
        float height = size * LineHeight;
        float top = Area.Bottom - padding - (lines.Count * height);
        float centre = Area.MidX;
        float widest = 0;
        foreach (ShapedText line in lines)
        {
            widest = MathF.Max(widest, line.Width);
        }

        float half = (widest / 2) + (2 * padding);
        canvas.DrawRoundRect(
            new SKRect(MathF.Max(Area.Left, centre - half), top - padding, MathF.Min(Area.Right, centre + half), Area.Bottom),
            size * 0.3f,
            size * 0.3f,
            box);
        for (int i = 0; i < lines.Count; i++)
        {
            ShapedText line = lines[i];
            float x = centre - (line.Width / 2);
            float baseline = top + (i * height) + (size * 1.0f);
            line.Draw(canvas, x, baseline, outline);
            line.Draw(canvas, x, baseline, letters);
            MarkWord(canvas, pages[page].Lines[i], line, x, baseline);
        }

        canvas.Restore();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ClearLines();
        box.Dispose();
        letters.Dispose();
        spoken.Dispose();
        outline.Dispose();
    }

    private static int Even(float value) => (int)MathF.Ceiling(value / 2) * 2;

    private void MarkWord(SKCanvas canvas, CaptionLine text, ShapedText line, float x, float baseline)
    {
        if (word.End <= text.Start || word.Start >= text.Start + text.Text.Length)
        {
            return;
        }

        foreach ((float left, float right) in line.Stretches(word.Start - text.Start, word.End - text.Start))
        {
            canvas.Save();
            canvas.ClipRect(
                new SKRect(x + left, baseline - (size * 1.2f), x + right, baseline + (size * 0.5f)),
                SKClipOperation.Intersect,
                antialias: true);
            line.Draw(canvas, x, baseline, spoken);
            canvas.Restore();
        }
    }

    private int PageAt(int position)
    {
        int found = 0;
        while (found + 1 < pages.Count && pages[found + 1].Start <= position)
        {
            found++;
        }

        return found;
    }

    private void ShowPage(int number)
    {
        ClearLines();
        page = number;
        bool isRightToLeft = TextDirections.IsRightToLeft(shown);
        foreach (CaptionLine line in pages[number].Lines)
        {
            lines.Add(ShapedText.Create(line.Text, size, fonts, isRightToLeft));
        }
    }

    private float Measure(string text)
    {
        using ShapedText shaped = ShapedText.Create(text, size, fonts, isRightToLeft: false);
        return shaped.Width;
    }

    private void ClearLines()
    {
        foreach (ShapedText line in lines)
        {
            line.Dispose();
        }

        lines.Clear();
    }
}
