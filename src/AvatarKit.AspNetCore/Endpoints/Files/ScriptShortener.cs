using System.Text;

namespace AvatarKit.AspNetCore;

/// <summary>Takes from a script what only people read: comments, indentation and empty lines.</summary>
/// <remarks>
/// It reads this package's modules, not any script there is. Strings, templates and regular expressions stay as they are; lines stay lines, so
/// that what a missing semicolon means does not change.
/// </remarks>
internal sealed class ScriptShortener
{
    // Behind these words an expression begins: a slash is the beginning of a regular expression.
    private static readonly HashSet<string> BeforeExpression =
        ["return", "typeof", "case", "in", "of", "do", "else", "void", "delete", "throw", "new", "await", "yield", "instanceof"];

    private readonly string script;
    private readonly StringBuilder shorter;
    private int at;

    private ScriptShortener(string script)
    {
        this.script = script;
        shorter = new StringBuilder(script.Length);
    }

    /// <summary>Shortens a script.</summary>
    /// <param name="script">The script, with line ends of <c>\n</c>.</param>
    /// <returns>A script that does the same.</returns>
    /// <exception cref="InvalidOperationException">A comment, string, template or regular expression does not end.</exception>
    public static string Shorten(string script)
    {
        var shortener = new ScriptShortener(script);
        shortener.ReadCode(isInTemplate: false);
        return shortener.shorter.ToString();
    }

    /// <summary>Reads code, in a template's placeholder until its brace is closed.</summary>
    private void ReadCode(bool isInTemplate)
    {
        int braces = 0;
        while (at < script.Length)
        {
            char c = script[at];
            switch (c)
            {
                case ' ' or '\t' or '\n':
                    ReadSpace();
                    break;
                case '/' when Next is '/' or '*':
                    SkipComment();
                    break;
                case '/' when IsExpressionNext():
                    ReadRegularExpression();
                    break;
                case '\'' or '"':
                    ReadQuoted(c);
                    break;
                case '`':
                    ReadTemplate();
                    break;
                case '}' when isInTemplate && braces == 0:
                    return;
                default:
                    braces += c switch { '{' => 1, '}' => -1, _ => 0 };
                    Take(1);
                    break;
            }
        }

        if (isInTemplate)
        {
            throw Unended("template", script.Length);
        }
    }

    private char Next => at + 1 < script.Length ? script[at + 1] : '\0';

    /// <summary>Space is one space, or one line end; none where a line begins or ends.</summary>
    private void ReadSpace()
    {
        bool isLineEnd = false;
        for (; at < script.Length && script[at] is ' ' or '\t' or '\n'; at++)
        {
            isLineEnd |= script[at] == '\n';
        }

        if (isLineEnd)
        {
            while (shorter.Length > 0 && shorter[^1] == ' ')
            {
                shorter.Length--;
            }
        }

        if (shorter.Length > 0 && shorter[^1] is not ('\n' or ' '))
        {
            shorter.Append(isLineEnd ? '\n' : ' ');
        }
    }

    private void SkipComment()
    {
        bool isLine = Next == '/';
        int end = script.IndexOf(isLine ? "\n" : "*/", at + 2, StringComparison.Ordinal);
        if (end < 0 && !isLine)
        {
            throw Unended("comment", at);
        }

        // A comment parts what stands on its two sides.
        at = (end, isLine) switch
        {
            ( < 0, _) => script.Length,
            (_, true) => end,
            _ => end + 2,
        };
        if (!isLine && shorter.Length > 0 && shorter[^1] is not ('\n' or ' '))
        {
            shorter.Append(' ');
        }
    }

    private bool IsExpressionNext()
    {
        int last = shorter.Length - 1;
        while (last >= 0 && shorter[last] is ' ' or '\n')
        {
            last--;
        }

        if (last < 0)
        {
            return true;
        }

        if (!IsWord(shorter[last]))
        {
            return shorter[last] is not (')' or ']' or '}' or '"' or '\'' or '`');
        }

        int first = last;
        while (first > 0 && IsWord(shorter[first - 1]))
        {
            first--;
        }

        return BeforeExpression.Contains(shorter.ToString(first, last - first + 1));
    }

    private void ReadRegularExpression()
    {
        int start = at;
        bool isInClass = false;
        for (Take(1); at < script.Length && script[at] != '\n'; Take(1))
        {
            switch (script[at])
            {
                case '\\':
                    Take(1);
                    break;
                case '[':
                    isInClass = true;
                    break;
                case ']':
                    isInClass = false;
                    break;
                case '/' when !isInClass:
                    Take(1);
                    return;
            }
        }

        throw Unended("regular expression", start);
    }

    private void ReadQuoted(char quote)
    {
        int start = at;
        for (Take(1); at < script.Length && script[at] != '\n'; Take(1))
        {
            if (script[at] == quote)
            {
                Take(1);
                return;
            }

            if (script[at] == '\\')
            {
                Take(1);
            }
        }

        throw Unended("string", start);
    }

    private void ReadTemplate()
    {
        int start = at;
        for (Take(1); at < script.Length; Take(1))
        {
            switch (script[at])
            {
                case '`':
                    Take(1);
                    return;
                case '\\':
                    Take(1);
                    break;
                case '$' when Next == '{':
                    Take(2);
                    ReadCode(isInTemplate: true);
                    break;
            }
        }

        throw Unended("template", start);
    }

    private void Take(int count)
    {
        count = Math.Min(count, script.Length - at);
        shorter.Append(script, at, count);
        at += count;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '$';

    private InvalidOperationException Unended(string what, int place)
        => new($"A {what} does not end, in line {script.AsSpan(0, place).Count('\n') + 1} of a browser file.");
}
