using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using HarfBuzzSharp;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>A font that captions are written with, for drawing and for shaping. Thread-safe; it lives as long as the process.</summary>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as the process, shared by all painters.")]
internal sealed class CaptionFont
{
    private readonly Lazy<Font> shaping;
    private readonly SKFont glyphs;

    public CaptionFont(SKTypeface typeface)
    {
        Typeface = typeface;
        glyphs = new SKFont(typeface);
        shaping = new Lazy<Font>(CreateShaping);
    }

    public SKTypeface Typeface { get; }

    /// <summary>The same font for HarfBuzz, in its own design units.</summary>
    public Font Shaping => shaping.Value;

    public bool Has(int codePoint) => glyphs.ContainsGlyph(codePoint);

    private Font CreateShaping()
    {
        using SKStreamAsset stream = Typeface.OpenStream(out int index);
        byte[] content = new byte[stream.Length];
        stream.Read(content, content.Length);
        IntPtr copy = Marshal.AllocHGlobal(content.Length);
        Marshal.Copy(content, 0, copy, content.Length);
        using Blob blob = new(copy, content.Length, MemoryMode.ReadOnly, () => Marshal.FreeHGlobal(copy));
        using Face face = new(blob, index);
        Font font = new(face);
        font.SetScale(Typeface.UnitsPerEm, Typeface.UnitsPerEm);
        font.SetFunctionsOpenType();
        return font;
    }
}
