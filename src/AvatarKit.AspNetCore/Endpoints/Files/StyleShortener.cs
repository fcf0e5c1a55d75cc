using System.Text;

namespace AvatarKit.AspNetCore;

/// <summary>Takes from a style sheet the space that only people read.</summary>
internal static class StyleShortener
{
    // Beside these, space says nothing. Before a colon it does: a space there is a descendant's.
    private const string NeedNoSpaceAround = "{};,>";

    /// <summary>Shortens a style sheet, or a part of one. What stands in quotes stays as it is.</summary>
    public static string Shorten(string style)
    {
        var shorter = new StringBuilder(style.Length);
        char quote = '\0';

        // What a part begins with ends a placeholder, whose value may need the space behind it.
        int begin = style.StartsWith('}') ? 1 : 0;
        shorter.Append(style, 0, begin);
        foreach (char c in style.AsSpan(begin))
        {
            if (quote == '\0' && c is ' ' or '\t' or '\n')
            {
                bool isNeeded = shorter.Length == begin || !(NeedNoSpaceAround + " :`").Contains(shorter[^1], StringComparison.Ordinal);
                if (isNeeded)
                {
                    shorter.Append(' ');
                }

                continue;
            }

            bool isBare = quote == '\0' && NeedNoSpaceAround.Contains(c, StringComparison.Ordinal);
            if (isBare && shorter.Length > begin && shorter[^1] == ' ')
            {
                shorter.Length--;
            }

            if (isBare && c == '}' && shorter.Length > begin && shorter[^1] == ';')
            {
                shorter.Length--;
            }

            shorter.Append(c);
            quote = (quote, c) switch
            {
                ('\0', '"' or '\'') => c,
                _ when quote == c => '\0',
                _ => quote,
            };
        }

        return shorter.ToString();
    }
}
