using System.Text;

namespace AvatarKit;

/// <summary>
/// Takes out of a model's answer what is not for people: its reasoning (<c>&lt;think&gt;</c>…), calls of tools written as text, and the tokens of
/// chat templates, wherever the stream is split. Not thread-safe; one per answer.
/// </summary>
/// <remarks>What stands right after a backtick is code and stays. Reasoning that is never closed lasts to the end of the answer.</remarks>
internal sealed class MachineTextFilter
{
    // Longer than any mark: what is longer and not closed is text.
    private const int LongestMark = 64;

    private static readonly string[] Blocks =
        ["think", "thinking", "thought", "reasoning", "reflection", "tool_call", "tool_calls", "function_call", "function_calls"];
    private static readonly string[] Tokens = ["start_of_turn", "end_of_turn", "bos", "eos"];
    private static readonly string[] Bracketed = ["[INST]", "[/INST]", "[TOOL_CALLS]"];

    private readonly StringBuilder held = new();
    private string? block;
    private bool skipsSpace;
    private bool isRole;
    private char last = '\n';

    /// <summary>Takes the next characters.</summary>
    /// <returns>What is for people of them; the beginning of what may be a mark is kept back.</returns>
    public string Append(string text)
    {
        if (held.Length == 0 && block is null && !skipsSpace && !isRole && text.AsSpan().IndexOfAny('<', '[') < 0)
        {
            last = text.Length > 0 ? text[^1] : last;
            return text;
        }

        var given = new StringBuilder();
        foreach (char c in text)
        {
            Take(c, given);
        }

        return given.ToString();
    }

    /// <summary>Ends the answer.</summary>
    /// <returns>What was kept back and is text.</returns>
    public string Complete()
    {
        string rest = block is null ? held.ToString() : "";
        held.Clear();
        return rest;
    }

    private void Take(char c, StringBuilder given)
    {
        if (held.Length > 0)
        {
            held.Append(c);
            Look(given);
        }
        else if (c == '<' && (block is not null || last != '`'))
        {
            held.Append(c);
        }
        else if (c == '[' && block is null && last != '`')
        {
            held.Append(c);
        }
        else if (block is null)
        {
            Give(c, given);
        }
    }

    private void Give(char c, StringBuilder given)
    {
        // After a template's token comes the role's name, alone on its line.
        if (isRole)
        {
            isRole = char.IsAsciiLetterLower(c);
            skipsSpace = !isRole;
            if (isRole || char.IsWhiteSpace(c))
            {
                return;
            }
        }

        // What was taken out was set apart from the answer.
        if (skipsSpace && char.IsWhiteSpace(c) && char.IsWhiteSpace(last))
        {
            return;
        }

        skipsSpace = false;
        last = c;
        given.Append(c);
    }

    private void Look(StringBuilder given)
    {
        string mark = held.ToString();
        char end = mark[^1];
        if (mark[0] == '[')
        {
            LookAtBracket(mark, given);
        }
        else if (end == '>')
        {
            held.Clear();
            TakeMark(mark, given);
        }
        else if (!MayGoOn(mark))
        {
            Release(mark, given);
        }
    }

    private void LookAtBracket(string mark, StringBuilder given)
    {
        if (Array.Exists(Bracketed, known => known == mark))
        {
            held.Clear();
            skipsSpace = true;
        }
        else if (!Array.Exists(Bracketed, known => known.StartsWith(mark, StringComparison.Ordinal)))
        {
            Release(mark, given);
        }
    }

    private void TakeMark(string mark, StringBuilder given)
    {
        ReadOnlySpan<char> name = mark.AsSpan(1, mark.Length - 2).Trim();
        bool isEnd = name is ['/', ..];
        name = isEnd ? name[1..] : name;
        int space = name.IndexOfAny(' ', '=');
        name = space < 0 ? name : name[..space];
        if (block is not null)
        {
            if (isEnd && name.Equals(block, StringComparison.OrdinalIgnoreCase))
            {
                block = null;
                skipsSpace = true;
            }
        }
        else if (name is ['|', .., '|'])
        {
            isRole = mark is "<|im_start|>" or "<|start_header_id|>" or "<|start|>" or "<|channel|>";
            skipsSpace = true;
        }
        else if (Find(Blocks, name) is { } found)
        {
            block = isEnd ? null : found;
            skipsSpace = true;
        }
        else if (Find(Tokens, name) is { } token)
        {
            isRole = token == "start_of_turn";
            skipsSpace = true;
        }
        else
        {
            foreach (char c in mark)
            {
                Give(c, given);
            }
        }
    }

    /// <summary>It was no mark: its first character is text, and the others may begin one.</summary>
    private void Release(string mark, StringBuilder given)
    {
        held.Clear();
        if (block is null)
        {
            Give(mark[0], given);
        }

        foreach (char c in mark.AsSpan(1))
        {
            Take(c, given);
        }
    }

    /// <summary>Whether what begins with <c>&lt;</c> may become a mark.</summary>
    private static bool MayGoOn(string mark)
    {
        if (mark.Length > LongestMark)
        {
            return false;
        }

        ReadOnlySpan<char> name = mark.AsSpan(1).TrimStart('/');
        if (name.IsEmpty || name[0] == '|')
        {
            return true;
        }

        int letters = 0;
        while (letters < name.Length && (char.IsAsciiLetter(name[letters]) || name[letters] == '_'))
        {
            letters++;
        }

        ReadOnlySpan<char> word = name[..letters];
        return letters == name.Length ? Begins(Blocks, word) || Begins(Tokens, word) : letters > 0 && name[letters] is ' ' or '='
            && Find(Blocks, word) is not null;
    }

    private static bool Begins(string[] names, ReadOnlySpan<char> start)
    {
        foreach (string name in names)
        {
            if (name.AsSpan().StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static string? Find(string[] names, ReadOnlySpan<char> name)
    {
        foreach (string known in names)
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        return null;
    }
}
