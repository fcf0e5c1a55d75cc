using System.Text.RegularExpressions;

namespace AvatarKit.BrowserBuild;

/// <summary>Takes from the style sheets in a script the space that only people read.</summary>
internal static partial class CssShortener
{
    /// <summary>Shortens the style sheets of a script: constants of a template literal that begins and ends with a line of its own.</summary>
    /// <param name="script">The script.</param>
    /// <returns>A script whose style sheets mean the same.</returns>
    public static string Shorten(string script) => Sheet().Replace(script, static found => ShortenSheet(found.Value));

    private static string ShortenSheet(string sheet)
    {
        int start = sheet.IndexOf('`', StringComparison.Ordinal);

        // A space before a colon makes another selector of it; one after it never does.
        string plain = AroundMarks().Replace(Space().Replace(sheet[start..], " "), "${mark}");
        return sheet[..start] + plain.Replace(": ", ":", StringComparison.Ordinal).Replace(";}", "}", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^const [A-Z]+ = `\n[^`]*^`;$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Sheet();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Space();

    [GeneratedRegex(" ?(?<mark>[{};,]) ?", RegexOptions.CultureInvariant)]
    private static partial Regex AroundMarks();
}
