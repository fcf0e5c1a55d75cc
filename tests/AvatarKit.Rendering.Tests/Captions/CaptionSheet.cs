using SkiaSharp;

namespace AvatarKit.Rendering.Tests.Captions;

/// <summary>A plain picture with a caption on it.</summary>
internal static class CaptionSheet
{
    public static readonly SKColor Ground = new(0x7A, 0x9C, 0xB8);

    public static SKBitmap Draw(CaptionPainter painter, int width, int height)
    {
        var picture = new SKBitmap(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(picture);
        canvas.Clear(Ground);
        painter.Paint(canvas);
        canvas.Flush();
        return picture;
    }

    /// <summary>The smallest rectangle around everything that was drawn.</summary>
    public static SKRectI Drawn(SKBitmap picture)
    {
        SKRectI? found = null;
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                if (picture.GetPixel(x, y) != Ground)
                {
                    var pixel = new SKRectI(x, y, x + 1, y + 1);
                    found = found is { } known ? SKRectI.Union(known, pixel) : pixel;
                }
            }
        }

        return found ?? SKRectI.Empty;
    }

    /// <summary>How many pixels are nearly of a colour.</summary>
    public static int Count(SKBitmap picture, SKColor colour) => picture.Pixels.Count(pixel =>
        Math.Abs(pixel.Red - colour.Red) + Math.Abs(pixel.Green - colour.Green) + Math.Abs(pixel.Blue - colour.Blue) < 24);

    /// <summary>Words of a text, 300 ms each, at 16 kHz.</summary>
    public static IReadOnlyList<SpeechMark> Words(string text)
    {
        List<SpeechMark> marks = [];
        int at = 0;
        foreach (string word in text.Split(' '))
        {
            string bare = word.Trim('.', ',', '?', '!', '“', '„');
            marks.Add(new SpeechMark(SpeechMarkKind.Word, marks.Count * 4800, 4000, bare, TextStart: at, TextLength: bare.Length));
            at += word.Length + 1;
        }

        return marks;
    }
}
