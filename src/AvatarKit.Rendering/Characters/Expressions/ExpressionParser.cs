using System.Globalization;

namespace AvatarKit.Rendering;

/// <summary>Reads expressions such as <c>clamp(jawOpen - mouthClose) * 96</c>.</summary>
internal ref struct ExpressionParser
{
    private const int MaxLength = 4000;
    private const int MaxNesting = 24;

    private static readonly Dictionary<string, (OpCode Code, int Arguments)> Functions = new(StringComparer.Ordinal)
    {
        ["min"] = (OpCode.Min, 2),
        ["max"] = (OpCode.Max, 2),
        ["clamp"] = (OpCode.Clamp, 3),
        ["mix"] = (OpCode.Mix, 3),
        ["smooth"] = (OpCode.Smooth, 3),
        ["step"] = (OpCode.Step, 2),
        ["abs"] = (OpCode.Abs, 1),
        ["sign"] = (OpCode.Sign, 1),
        ["sqrt"] = (OpCode.Sqrt, 1),
        ["pow"] = (OpCode.Pow, 2),
        ["sin"] = (OpCode.Sin, 1),
        ["cos"] = (OpCode.Cos, 1),
    };

    private readonly ReadOnlySpan<char> text;
    private readonly IExpressionNames names;
    private readonly List<Expression.Operation> program = [];
    private int at;
    private int depth;
    private int nesting;
    private ulong inputs;

    private ExpressionParser(ReadOnlySpan<char> text, IExpressionNames names)
    {
        this.text = text;
        this.names = names;
    }

    /// <summary>Reads an expression.</summary>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public static Expression Parse(ReadOnlySpan<char> text, IExpressionNames names)
    {
        if (text.Length > MaxLength)
        {
            throw new FormatException($"An expression has at most {MaxLength} characters; this one has {text.Length}.");
        }

        var parser = new ExpressionParser(text, names);
        parser.Sum();
        parser.Skip();
        return parser.at == text.Length
            ? new Expression([.. parser.program], parser.inputs)
            : throw new FormatException($"'{text}': expected the end at character {parser.at + 1}.");
    }

    private void Sum()
    {
        if (++nesting > MaxNesting)
        {
            throw new FormatException($"An expression nests at most {MaxNesting} deep.");
        }

        Product();
        while (TryTake('+', out char sign) || TryTake('-', out sign))
        {
            Product();
            Emit(sign == '+' ? OpCode.Add : OpCode.Subtract, -1);
        }

        nesting--;
    }

    private void Product()
    {
        Factor();
        while (TryTake('*', out char sign) || TryTake('/', out sign))
        {
            Factor();
            Emit(sign == '*' ? OpCode.Multiply : OpCode.Divide, -1);
        }
    }

    private void Factor()
    {
        bool negative = false;
        while (TryTake('-', out _))
        {
            negative = !negative;
        }

        Skip();
        char next = at < text.Length ? text[at] : '\0';
        if (TryTake('(', out _))
        {
            Sum();
            Expect(')');
        }
        else if (char.IsAsciiDigit(next) || next == '.')
        {
            Number();
        }
        else if (char.IsAsciiLetter(next))
        {
            Name();
        }
        else
        {
            throw new FormatException(at < text.Length
                ? $"'{text}': '{next}' is not expected at character {at + 1}."
                : $"'{text}' ends where a number or a name is expected.");
        }

        if (negative)
        {
            Emit(OpCode.Negate, 0);
        }
    }

    private void Number()
    {
        int from = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
        {
            at++;
        }

        if (!float.TryParse(text[from..at], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out float value)
            || MathF.Abs(value) > Expression.Limit)
        {
            throw new FormatException($"'{text[from..at]}' is not a number from 0 to 1000000.");
        }

        Emit(OpCode.Constant, 1, value);
    }

    private void Name()
    {
        int from = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }

        string name = text[from..at].ToString();
        if (TryTake('(', out _))
        {
            Call(name);
        }
        else if (name is "x" or "y" && names.KnowsPlace)
        {
            Emit(name == "x" ? OpCode.X : OpCode.Y, 1);
        }
        else if (name == "side" && names.Side != 0)
        {
            Emit(OpCode.Constant, 1, names.Side);
        }
        else if (names.TryResolve(name, out int slot, out ulong follows, out float? constant))
        {
            inputs |= follows;
            Emit(constant is null ? OpCode.Load : OpCode.Constant, 1, constant ?? 0, slot);
        }
        else
        {
            throw new FormatException(
                $"'{name}' is neither a channel (ARKit's names, headYaw, headPitch, headRoll, breath, shrug) nor a signal of this "
                    + $"rig{(names.Side == 0 ? "" : ", with or without its side")}.");
        }
    }

    private void Call(string name)
    {
        if (!Functions.TryGetValue(name, out (OpCode Code, int Arguments) function))
        {
            throw new FormatException($"'{name}' is not a function. There are {string.Join(", ", Functions.Keys)}.");
        }

        int count = 0;
        do
        {
            Sum();
            count++;
        }
        while (TryTake(',', out _));
        Expect(')');
        if (name == "clamp" && count == 1)
        {
            Emit(OpCode.Constant, 1, 0);
            Emit(OpCode.Constant, 1, 1);
            count = 3;
        }

        if (count != function.Arguments)
        {
            throw new FormatException($"'{name}' takes {function.Arguments} arguments, not {count}.");
        }

        Emit(function.Code, 1 - count);
    }

    private void Emit(OpCode code, int change, float value = 0, int index = 0)
    {
        depth += change;
        if (depth > Expression.MaxStack)
        {
            throw new FormatException("The expression is too deep: make signals of its parts.");
        }

        program.Add(new Expression.Operation(code, value, index));
    }

    private void Expect(char expected)
    {
        if (!TryTake(expected, out _))
        {
            throw new FormatException($"'{text}': '{expected}' is expected at character {at + 1}.");
        }
    }

    private bool TryTake(char wanted, out char taken)
    {
        Skip();
        taken = wanted;
        if (at < text.Length && text[at] == wanted)
        {
            at++;
            return true;
        }

        return false;
    }

    private void Skip()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }
}
