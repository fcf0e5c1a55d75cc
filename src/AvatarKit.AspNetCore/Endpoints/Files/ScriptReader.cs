namespace AvatarKit.AspNetCore;

/// <summary>Cuts a script into its tokens; comments and space are none.</summary>
/// <remarks>It reads this package's modules, not any script there is: a slash behind a closing bracket divides.</remarks>
internal sealed class ScriptReader
{
    // Behind these words an expression begins: a slash is the beginning of a regular expression.
    private static readonly HashSet<string> BeforeExpression =
        ["return", "typeof", "case", "in", "of", "do", "else", "void", "delete", "throw", "new", "await", "yield", "instanceof"];

    // The longer first.
    private static readonly string[] Marks =
    [
        ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.",
        "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**",
    ];

    private readonly string script;
    private readonly List<ScriptToken> tokens = [];
    private int at;
    private bool beginsLine;
    private bool isStyle;

    private ScriptReader(string script) => this.script = script;

    /// <summary>Cuts a script into tokens.</summary>
    /// <param name="script">The script, with line ends of <c>\n</c>.</param>
    /// <returns>Its tokens; a template that a comment calls a style sheet is shortened already.</returns>
    /// <exception cref="InvalidOperationException">A comment, string, template or regular expression does not end.</exception>
    public static IReadOnlyList<ScriptToken> Read(string script)
    {
        var reader = new ScriptReader(script);
        reader.ReadCode(isInTemplate: false);
        return reader.tokens;
    }

    private char Next => at + 1 < script.Length ? script[at + 1] : '\0';

    /// <summary>Reads code, in a template's placeholder until its brace is closed.</summary>
    private void ReadCode(bool isInTemplate)
    {
        for (int braces = 0; at < script.Length;)
        {
            char c = script[at];
            switch (c)
            {
                case ' ' or '\t' or '\n':
                    beginsLine |= c == '\n';
                    at++;
                    break;
                case '/' when Next is '/' or '*':
                    SkipComment();
                    break;
                case '/' when IsExpressionNext():
                    Add(ScriptTokenKind.Literal, EndOfRegularExpression());
                    break;
                case '\'' or '"':
                    Add(ScriptTokenKind.Literal, EndOfQuoted(c));
                    break;
                case '`':
                    ReadTemplate();
                    break;
                case '}' when isInTemplate && braces == 0:
                    return;
                case '#' or '\\':
                    Add(ScriptTokenKind.Word, EndOfWord(at + 1));
                    break;
                case >= '0' and <= '9':
                case '.' when char.IsAsciiDigit(Next):
                    Add(ScriptTokenKind.Number, EndOfNumber());
                    break;
                default:
                    braces += c switch { '{' => 1, '}' => -1, _ => 0 };
                    AddWordOrMark(c);
                    break;
            }
        }

        if (isInTemplate)
        {
            throw Unended("template", script.Length);
        }
    }

    private void AddWordOrMark(char c)
    {
        if (IsWord(c))
        {
            Add(ScriptTokenKind.Word, EndOfWord(at));
            return;
        }

        ReadOnlySpan<char> rest = script.AsSpan(at);
        int length = 1;
        foreach (string mark in Marks)
        {
            // What is asked before a number is a choice: a?.5:b.
            if (rest.StartsWith(mark, StringComparison.Ordinal) && !(mark == "?." && rest.Length > 2 && char.IsAsciiDigit(rest[2])))
            {
                length = mark.Length;
                break;
            }
        }

        Add(ScriptTokenKind.Mark, at + length);
    }

    private void Add(ScriptTokenKind kind, int end)
    {
        tokens.Add(new ScriptToken(kind, script[at..end], beginsLine));
        at = end;
        beginsLine = isStyle = false;
    }

    private void SkipComment()
    {
        bool isLine = Next == '/';
        int end = script.IndexOf(isLine ? "\n" : "*/", at + 2, StringComparison.Ordinal);
        if (end < 0 && !isLine)
        {
            throw Unended("comment", at);
        }

        int next = (end, isLine) switch
        {
            ( < 0, _) => script.Length,
            (_, true) => end,
            _ => end + 2,
        };
        string comment = script[at..next];
        isStyle = comment == "/* css */";
        beginsLine |= comment.Contains('\n', StringComparison.Ordinal);
        at = next;
    }

    private bool IsExpressionNext()
    {
        if (tokens.Count == 0)
        {
            return true;
        }

        ScriptToken last = tokens[^1];
        return last.Kind switch
        {
            ScriptTokenKind.Word => BeforeExpression.Contains(last.Text),
            ScriptTokenKind.Mark => last.Text is not (")" or "]" or "}" or "++" or "--"),
            ScriptTokenKind.Template => last.Opens,
            _ => false,
        };
    }

    private int EndOfWord(int from)
    {
        while (from < script.Length && IsWord(script[from]))
        {
            from++;
        }

        return from;
    }

    private int EndOfNumber()
    {
        int end = at + 1;
        while (end < script.Length && (IsWord(script[end]) || script[end] == '.' || (script[end] is '+' or '-' && IsExponent(end))))
        {
            end++;
        }

        return end;
    }

    private bool IsExponent(int place) => script[place - 1] is 'e' or 'E' && Next is not ('x' or 'X');

    private int EndOfRegularExpression()
    {
        bool isInClass = false;
        for (int end = at + 1; end < script.Length && script[end] != '\n'; end++)
        {
            switch (script[end])
            {
                case '\\':
                    end++;
                    break;
                case '[':
                    isInClass = true;
                    break;
                case ']':
                    isInClass = false;
                    break;
                case '/' when !isInClass:
                    return EndOfWord(end + 1);
            }
        }

        throw Unended("regular expression", at);
    }

    private int EndOfQuoted(char quote)
    {
        for (int end = at + 1; end < script.Length && script[end] != '\n'; end++)
        {
            if (script[end] == quote)
            {
                return end + 1;
            }

            end += script[end] == '\\' ? 1 : 0;
        }

        throw Unended("string", at);
    }

    private void ReadTemplate()
    {
        int start = at;
        bool style = isStyle;
        for (int end = at + 1; end < script.Length; end++)
        {
            switch (script[end])
            {
                case '`':
                    AddTemplate(end + 1, style);
                    return;
                case '\\':
                    end++;
                    break;
                case '$' when end + 1 < script.Length && script[end + 1] == '{':
                    AddTemplate(end + 2, style);
                    ReadCode(isInTemplate: true);
                    end = at;
                    break;
            }
        }

        throw Unended("template", start);
    }

    private void AddTemplate(int end, bool style)
    {
        Add(ScriptTokenKind.Template, end);
        if (style)
        {
            tokens[^1] = tokens[^1] with { Text = StyleShortener.Shorten(tokens[^1].Text) };
        }
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '$';

    private InvalidOperationException Unended(string what, int place)
        => new($"A {what} does not end, in line {script.AsSpan(0, place).Count('\n') + 1} of a browser file.");
}
