namespace AvatarKit.AspNetCore;

/// <summary>What a pair of brackets holds.</summary>
internal enum ScriptBracket
{
    /// <summary>The script itself, or statements.</summary>
    Block,

    /// <summary>A class's members.</summary>
    Class,

    /// <summary>An object, or a pattern that takes one apart.</summary>
    Object,

    /// <summary>An expression, or a list of them: round and square brackets, placeholders of templates.</summary>
    Expression,
}

/// <summary>How a name is used.</summary>
internal enum ScriptNameUse
{
    /// <summary>It is no name of a variable: a keyword, a member, a label.</summary>
    None,

    /// <summary>It stands for a variable.</summary>
    Variable,

    /// <summary>It stands for a member and a variable of one name: <c>{ a }</c>.</summary>
    Shorthand,
}

/// <summary>Which brackets of a script belong together, what they hold, and which of its words name variables.</summary>
/// <exception cref="InvalidOperationException">Brackets do not match, or one is where it is not understood.</exception>
internal sealed class ScriptTree
{
    private static readonly HashSet<string> Keywords =
    [
        "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "export", "extends", "false",
        "finally", "for", "function", "if", "import", "in", "instanceof", "let", "new", "null", "return", "static", "super", "switch", "this",
        "throw", "true",
        "try", "typeof", "var", "void", "while", "with", "yield", "async", "await", "of", "get", "set", "from", "as", "arguments", "eval",
        "undefined", "enum", "implements", "interface", "package", "private", "protected", "public",
    ];

    private static readonly HashSet<string> BeforeBlock = ["else", "try", "catch", "finally", "do", "static"];
    private static readonly HashSet<string> MemberWords = ["static", "get", "set", "async"];

    private readonly IReadOnlyList<ScriptToken> tokens;
    private readonly Stack<Open> open = new();

    public ScriptTree(IReadOnlyList<ScriptToken> tokens)
    {
        this.tokens = tokens;
        Partners = new int[tokens.Count];
        Outer = new int[tokens.Count];
        Holds = new ScriptBracket[tokens.Count];
        Uses = new ScriptNameUse[tokens.Count];
        open.Push(new Open(-1, ScriptBracket.Block));
        for (int i = 0; i < tokens.Count; i++)
        {
            Read(i);
        }

        if (open.Count > 1)
        {
            throw Refuse(open.Peek().Index);
        }
    }

    /// <summary>For every bracket, the one it belongs to.</summary>
    public int[] Partners { get; }

    /// <summary>For every token, the bracket it stands in; -1: none. A bracket stands where its pair does.</summary>
    public int[] Outer { get; }

    /// <summary>For every bracket, what it holds.</summary>
    public ScriptBracket[] Holds { get; }

    /// <summary>For every token, what it names.</summary>
    public ScriptNameUse[] Uses { get; }

    /// <summary>Whether a word is one of the language's, at least somewhere.</summary>
    public static bool IsKeyword(string word) => Keywords.Contains(word);

    /// <summary>The token at a place, or none.</summary>
    public ScriptToken At(int i) => i >= 0 && i < tokens.Count ? tokens[i] : new ScriptToken(ScriptTokenKind.Mark, "", BeginsLine: true);

    private void Read(int i)
    {
        ScriptToken token = tokens[i];
        if (token.Closes)
        {
            Open last = open.Pop();
            if (open.Count == 0 || !Matches(tokens[last.Index].Text, token.Text))
            {
                throw Refuse(i);
            }

            Partners[i] = last.Index;
            Partners[last.Index] = i;
            Holds[i] = last.Holds;
        }

        Open inside = open.Peek();
        Outer[i] = inside.Index;
        if (token.Opens)
        {
            Holds[i] = token.Is("{") ? KindOf(i, inside) : ScriptBracket.Expression;
            open.Push(new Open(i, Holds[i]));
            return;
        }

        switch (token.Text)
        {
            case "class" when !IsMember(i, inside):
                inside.AwaitsClass = true;
                break;
            case ";" when inside.Holds == ScriptBracket.Object:
                throw Refuse(i);
            case "?" when token.Kind == ScriptTokenKind.Mark:
                inside.Choices++;
                break;
            case ":" when token.Kind == ScriptTokenKind.Mark:
                inside.ColonEndsLabel = inside.Choices == 0;
                inside.Choices = Math.Max(0, inside.Choices - 1);
                break;
        }

        Uses[i] = token.Kind == ScriptTokenKind.Word && !Keywords.Contains(token.Text) && token.Text[0] is not ('#' or '\\')
            ? UseOf(i, inside) : ScriptNameUse.None;
    }

    private static bool Matches(string opening, string closing) => closing[0] == opening[^1] switch { '(' => ')', '[' => ']', _ => '}' };

    /// <summary>What a brace opens.</summary>
    private ScriptBracket KindOf(int i, Open inside)
    {
        if (inside.AwaitsClass)
        {
            inside.AwaitsClass = false;
            return ScriptBracket.Class;
        }

        ScriptToken before = At(i - 1);
        if (before.Kind == ScriptTokenKind.Word)
        {
            ScriptBracket holds = BeforeBlock.Contains(before.Text) ? ScriptBracket.Block : ScriptBracket.Object;
            return Keywords.Contains(before.Text) ? holds : throw Refuse(i);
        }

        return before.Text switch
        {
            "" or ")" or "=>" or ";" or "{" or "}" => ScriptBracket.Block,
            ":" when inside.Holds == ScriptBracket.Block && inside.ColonEndsLabel => ScriptBracket.Block,
            _ when before.Kind == ScriptTokenKind.Mark || before.Opens => ScriptBracket.Object,
            _ => throw Refuse(i),
        };
    }

    /// <summary>Whether a word names a member: after a point, or in an object or a class where its members' names stand.</summary>
    private bool IsMember(int i, Open inside)
    {
        ScriptToken before = At(i - 1);
        if (before.Is(".") || before.Is("?."))
        {
            return true;
        }

        // What says more of a member stands before its name: get a() { }, static async *b() { }.
        int first = i - 1;
        while (At(first).Is("*") || (At(first).Kind == ScriptTokenKind.Word && MemberWords.Contains(At(first).Text)))
        {
            first--;
        }

        ScriptToken next = At(i + 1);
        return inside.Holds switch
        {
            ScriptBracket.Class => At(first).Text is "{" or "}" or ";",
            ScriptBracket.Object => (next.Is(":") || next.Is("(")) && IsFirst(first),
            _ => false,
        };
    }

    private bool IsFirst(int i) => At(i).Is("{") || At(i).Is(",");

    private ScriptNameUse UseOf(int i, Open inside)
    {
        if (IsMember(i, inside))
        {
            return ScriptNameUse.None;
        }

        ScriptToken next = At(i + 1);
        if (inside.Holds == ScriptBracket.Object && IsFirst(i - 1) && (next.Is(",") || next.Is("}") || next.Is("=")))
        {
            return ScriptNameUse.Shorthand;
        }

        bool isJump = (At(i - 1).Is("break") || At(i - 1).Is("continue")) && !tokens[i].BeginsLine;
        bool isLabel = inside.Holds == ScriptBracket.Block && next.Is(":") && inside.Choices == 0 && !At(i - 1).Is("case");
        return isJump || (isLabel && (At(i - 1).Text is ";" or "{" or "}" or "")) ? ScriptNameUse.None : ScriptNameUse.Variable;
    }

    private InvalidOperationException Refuse(int i)
        => new($"A browser file is not understood at '{At(i - 1).Text}{At(i).Text}{At(i + 1).Text}'.");

    private sealed class Open(int index, ScriptBracket holds)
    {
        public int Index { get; } = index;

        public ScriptBracket Holds { get; } = holds;

        public bool AwaitsClass { get; set; }

        public bool ColonEndsLabel { get; set; }

        public int Choices { get; set; }
    }
}
