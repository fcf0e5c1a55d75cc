using System.IO.Compression;
using System.Reflection;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>The fonts captions are written with: the host's own first, then the ones this assembly
/// carries, then the machine's. Thread-safe.</summary>
internal sealed class CaptionFonts
{
    private static readonly Lazy<IReadOnlyList<CaptionFont>> Embedded = new(LoadEmbedded);
    private static readonly Lazy<CaptionFonts> Shared = new(static () => new CaptionFonts([]));

    private readonly IReadOnlyList<CaptionFont> fonts;

    private CaptionFonts(IReadOnlyList<CaptionFont> own)
    {
        fonts = [.. own, .. Embedded.Value];
        if (fonts.Count == 0)
        {
            throw new CaptionFontException(
                "captions.font_missing",
                "This build of AvatarKit.Rendering carries no font for captions: it is fetched with npm when AvatarKit.Rendering is built. "
                    + "Install Node.js (https://nodejs.org) and build again, or name a font file (TTF or OTF) for the captions.");
        }
    }

    /// <summary>The fonts without one of the host's.</summary>
    /// <exception cref="CaptionFontException">This build carries none.</exception>
    public static CaptionFonts Default => Shared.Value;

    /// <summary>The fonts with one of the host's before them.</summary>
    /// <param name="path">A TTF, OTF or TTC file.</param>
    /// <exception cref="CaptionFontException">The file is missing or not a font.</exception>
    public static CaptionFonts Load(string path)
    {
        if (!File.Exists(path))
        {
            throw new CaptionFontException("captions.font_missing", $"The font file '{Path.GetFileName(path)}' for captions does not exist.")
            {
                Place = path,
            };
        }

        return SKTypeface.FromFile(path) is SKTypeface typeface && typeface.GlyphCount > 0
            ? new CaptionFonts([new CaptionFont(typeface)])
            : throw new CaptionFontException(
                "captions.font_unusable", $"'{Path.GetFileName(path)}' cannot be read as a font. Captions take TTF, OTF and TTC files.")
            {
                Place = path,
            };
    }

    /// <summary>The best font that has all of these characters; the preferred one if it does.</summary>
    public CaptionFont? Find(ReadOnlySpan<int> codePoints, CaptionFont? preferred = null)
    {
        if (preferred is not null && HasAll(preferred, codePoints))
        {
            return preferred;
        }

        foreach (CaptionFont font in fonts)
        {
            if (HasAll(font, codePoints))
            {
                return font;
            }
        }

        return MachineFonts.Find(codePoints);
    }

    public static bool HasAll(CaptionFont font, ReadOnlySpan<int> codePoints)
    {
        foreach (int codePoint in codePoints)
        {
            if (!font.Has(codePoint))
            {
                return false;
            }
        }

        return true;
    }

    private static List<CaptionFont> LoadEmbedded()
    {
        List<CaptionFont> found = [];
        Assembly assembly = typeof(CaptionFonts).Assembly;
        foreach (string name in new[] { "NotoSans-SemiBold.ttf.br", "DejaVuSans-Bold.ttf.br" })
        {
            using Stream? resource = assembly.GetManifestResourceStream(name);
            if (resource is null)
            {
                continue;
            }

            using var unpacked = new BrotliStream(resource, CompressionMode.Decompress);
            using var content = new MemoryStream();
            unpacked.CopyTo(content);
            using SKData data = SKData.CreateCopy(content.GetBuffer().AsSpan(0, (int)content.Length));
            found.Add(new CaptionFont(SKTypeface.FromData(data)));
        }

        return found;
    }
}
