using System.Collections.Concurrent;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>The fonts installed on this machine, for characters that the carried ones lack. Thread-safe.</summary>
internal static class MachineFonts
{
    /// <summary>Looking through more would take seconds.</summary>
    private const int MostFiles = 1000;

    private static readonly ConcurrentDictionary<int, CaptionFont?> Found = new();
    private static readonly Lock Gate = new();
    private static List<string>? files;
    private static readonly Dictionary<string, CaptionFont?> Loaded = [];

    /// <summary>A font that has all of these characters, judged by the one that asks most; <see langword="null"/>
    /// when the machine has none.</summary>
    public static CaptionFont? Find(ReadOnlySpan<int> codePoints)
    {
        int rarest = 0;
        foreach (int codePoint in codePoints)
        {
            rarest = Math.Max(rarest, codePoint);
        }

        if (!Found.TryGetValue(rarest, out CaptionFont? font))
        {
            font = Search(rarest);
            Found.TryAdd(rarest, font);
        }

        return font is not null && CaptionFonts.HasAll(font, codePoints) ? font : null;
    }

    private static CaptionFont? Search(int codePoint)
    {
        lock (Gate)
        {
            if (SKFontManager.Default.MatchCharacter(codePoint) is SKTypeface match
                && new CaptionFont(match) is var matched && matched.Has(codePoint))
            {
                return matched;
            }

            // Skia built without fontconfig knows no font of a Linux machine: the files are looked through instead.
            if (!OperatingSystem.IsLinux() && !OperatingSystem.IsFreeBSD())
            {
                return null;
            }

            foreach (string path in files ??= ListFiles())
            {
                if (!Loaded.TryGetValue(path, out CaptionFont? font))
                {
                    SKTypeface? typeface = SKTypeface.FromFile(path);
                    font = typeface is null ? null : new CaptionFont(typeface);
                    Loaded[path] = font;
                }

                if (font?.Has(codePoint) == true)
                {
                    return font;
                }
            }

            return null;
        }
    }

    private static List<string> ListFiles()
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 6 };
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] folders = ["/usr/share/fonts", "/usr/local/share/fonts", Path.Combine(home, ".local/share/fonts"), Path.Combine(home, ".fonts")];
        return [.. folders
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", options))
            .Where(static path => Path.GetExtension(path).ToUpperInvariant() is ".TTF" or ".OTF" or ".TTC")
            .OrderBy(Rank)
            .ThenBy(static path => path, StringComparer.Ordinal)
            .Take(MostFiles)];
    }

    /// <summary>Upright sans-serif letters of some weight read best over a picture.</summary>
    private static int Rank(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        int rank = name.Contains("Sans", StringComparison.OrdinalIgnoreCase) ? 0 : 4;
        rank += name.Contains("Bold", StringComparison.OrdinalIgnoreCase) ? 0 : 1;
        rank += name.Contains("Italic", StringComparison.OrdinalIgnoreCase) || name.Contains("Oblique", StringComparison.OrdinalIgnoreCase) ? 8 : 0;
        return rank + (name.Contains("Mono", StringComparison.OrdinalIgnoreCase) ? 2 : 0);
    }
}
