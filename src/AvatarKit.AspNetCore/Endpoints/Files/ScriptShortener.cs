using System.Text;

namespace AvatarKit.AspNetCore;

/// <summary>Takes from a script what only people read: comments, space, and long names of what the script keeps to itself.</summary>
/// <remarks>
/// It reads this package's modules, not any script there is. Strings, templates and regular expressions stay as they are, but for style sheets
/// that are called so (<c>/* css */</c> before the template); a line's end stays where a statement may end by it.
/// </remarks>
internal static class ScriptShortener
{
    // A line that ends or begins with these goes on: its end says nothing.
    private static readonly HashSet<string> GoesOn =
    [
        "{", "(", "[", ",", ";", ".", "?.", "=", "=>", ":", "?", "&&", "||", "??", "===", "!==", "==", "!=", "<", ">", "<=", ">=", "*", "/", "%",
        "&", "|", "^", "+=", "-=", "*=", "/=", "%=", "&&=", "||=", "??=", "|=", "&=", "^=", "<<", ">>", ">>>", "**", "...", "!", "~", "+", "-",
    ];

    private static readonly HashSet<string> CarriesOn =
    [
        "}", ")", "]", ",", ";", ".", "?.", "=", "=>", ":", "?", "&&", "||", "??", "===", "!==", "==", "!=", "<", ">", "<=", ">=", "%", "&", "|",
        "^", "+=", "-=", "*=", "/=", "%=", "&&=", "||=", "??=", "|=", "&=", "^=", "<<", ">>", ">>>", "**",
    ];

    /// <summary>Shortens a script; its names stay.</summary>
    /// <param name="script">The script, with line ends of <c>\n</c>.</param>
    /// <returns>A script that does the same.</returns>
    /// <exception cref="InvalidOperationException">A comment, string, template or regular expression does not end.</exception>
    public static string Shorten(string script) => Write(ScriptReader.Read(script));

    /// <summary>Shortens a script and the names that are its own.</summary>
    /// <param name="script">The script, with line ends of <c>\n</c>.</param>
    /// <param name="kept">Names that others know, and that stay therefore.</param>
    /// <returns>A script that does the same.</returns>
    /// <exception cref="InvalidOperationException">It is not understood.</exception>
    public static string Shorten(string script, IReadOnlySet<string> kept) => Write(ScriptNames.Shorten(ScriptReader.Read(script), kept).Tokens);

    private static string Write(IReadOnlyList<ScriptToken> tokens)
    {
        var shorter = new StringBuilder();
        ScriptToken before = default;
        for (int i = 0; i < tokens.Count; i++)
        {
            ScriptToken token = tokens[i] with { Text = WriteValue(tokens, i) };
            if (i > 0)
            {
                shorter.Append(Between(before, token));
            }

            before = token;

            bool isLastInBlock = token.Is(";") && i > 0 && i + 1 < tokens.Count && tokens[i + 1].Is("}");
            if (!isLastInBlock || EndsCondition(tokens, i - 1))
            {
                shorter.Append(token.Text);
            }
        }

        return shorter.Append('\n').ToString();
    }

    /// <summary>Whether a token ends a condition; a semicolon behind it is a statement of its own.</summary>
    private static bool EndsCondition(IReadOnlyList<ScriptToken> tokens, int end)
    {
        if (!tokens[end].Is(")"))
        {
            return tokens[end].Is("else") || tokens[end].Is("do");
        }

        int at = end;
        for (int open = 0; at >= 0; at--)
        {
            open += tokens[at].Is(")") ? 1 : 0;
            open -= tokens[at].Is("(") ? 1 : 0;
            if (open == 0)
            {
                break;
            }
        }

        return at > 0 && tokens[at - 1].Text is "if" or "for" or "while" or "with" or "await";
    }

    /// <summary>A number without what only people read, and a short way to say true and false; all else as it is.</summary>
    private static string WriteValue(IReadOnlyList<ScriptToken> tokens, int i)
    {
        ScriptToken token = tokens[i];
        if (token.Kind == ScriptTokenKind.Number)
        {
            string number = token.Text.Replace("_", "", StringComparison.Ordinal);
            return number.Length > 2 && number.StartsWith("0.", StringComparison.Ordinal) ? number[1..] : number;
        }

        bool isValue = token.Kind == ScriptTokenKind.Word && token.Text is "true" or "false"
            && !(i > 0 && tokens[i - 1].Text is "." or "?.") && !(i + 1 < tokens.Count && tokens[i + 1].Text is ":" or "(" or ".");
        return (isValue, token.Text) switch
        {
            (true, "true") => "!0",
            (true, _) => "!1",
            _ => token.Text,
        };
    }

    private static string Between(ScriptToken before, ScriptToken token)
    {
        if (token.BeginsLine && !MayJoin(before, token))
        {
            return "\n";
        }

        char last = before.Text[^1];
        char first = token.Text[0];
        bool isTwoWords = IsWord(last) && IsWord(first) && before.Kind != ScriptTokenKind.Template && token.Kind != ScriptTokenKind.Template;
        bool isOtherMark = last == first && last is '+' or '-' or '/';
        bool isFraction = before.Kind == ScriptTokenKind.Number && first == '.';
        bool isPattern = before.Kind == ScriptTokenKind.Literal && before.Text[0] == '/' && IsWord(first);
        return (isTwoWords || isPattern || isOtherMark || isFraction) ? " " : "";
    }

    /// <summary>Whether the line end between two tokens ends no statement.</summary>
    private static bool MayJoin(ScriptToken before, ScriptToken token)
        => (before.Kind == ScriptTokenKind.Mark && GoesOn.Contains(before.Text))
            || (token.Kind == ScriptTokenKind.Mark && CarriesOn.Contains(token.Text))
            || before.Opens || (token.Kind == ScriptTokenKind.Template && token.Closes);

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '$' or '#' or '\\';
}
