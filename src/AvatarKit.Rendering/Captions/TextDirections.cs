using System.Globalization;
using System.Text;

namespace AvatarKit.Rendering;

/// <summary>Which way each part of a line is written: the part of the Unicode bidirectional algorithm that
/// captions need (no embeddings, no overrides).</summary>
internal static class TextDirections
{
    private enum Kind : byte
    {
        Neutral,
        Left,
        Right,
        Number,
    }

    /// <summary>Whether a text is written from right to left as a whole: by its first letter with a direction.</summary>
    public static bool IsRightToLeft(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            Kind kind = KindOf(rune);
            if (kind is Kind.Left or Kind.Right)
            {
                return kind == Kind.Right;
            }
        }

        return false;
    }

    /// <summary>The embedding level of every UTF-16 code unit: even is left to right, odd right to left.</summary>
    public static byte[] Levels(string text, bool isRightToLeft)
    {
        var kinds = new Kind[text.Length];
        for (int i = 0; i < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(i), out Rune rune, out int length);
            kinds.AsSpan(i, length).Fill(KindOf(rune));
            i += length;
        }

        JoinNumbers(text, kinds);
        ResolveNeutrals(kinds, isRightToLeft ? Kind.Right : Kind.Left);
        var levels = new byte[text.Length];
        Kind strong = isRightToLeft ? Kind.Right : Kind.Left;
        for (int i = 0; i < levels.Length; i++)
        {
            strong = kinds[i] is Kind.Left or Kind.Right ? kinds[i] : strong;
            levels[i] = kinds[i] switch
            {
                Kind.Right => 1,
                Kind.Number when isRightToLeft || strong == Kind.Right => 2,
                _ => (byte)(isRightToLeft ? 2 : 0),
            };
        }

        return levels;
    }

    /// <summary>The order in which runs of these levels stand from left to right.</summary>
    public static int[] VisualOrder(ReadOnlySpan<byte> levels)
    {
        var order = new int[levels.Length];
        int highest = 0;
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
            highest = Math.Max(highest, levels[i]);
        }

        for (int level = highest; level > 0; level--)
        {
            for (int i = 0; i < order.Length; i++)
            {
                int end = i;
                while (end < order.Length && levels[order[end]] >= level)
                {
                    end++;
                }

                order.AsSpan(i, end - i).Reverse();
                i = end;
            }
        }

        return order;
    }

    /// <summary>A separator between two digits belongs to the number, as in 3.5 and 12:30.</summary>
    private static void JoinNumbers(string text, Kind[] kinds)
    {
        for (int i = 1; i + 1 < kinds.Length; i++)
        {
            if (kinds[i] == Kind.Neutral && kinds[i - 1] == Kind.Number && kinds[i + 1] == Kind.Number && text[i] is '.' or ',' or ':' or '/' or '-')
            {
                kinds[i] = Kind.Number;
            }
        }
    }

    /// <summary>Neutrals between two of one direction take it, others the line's. Numbers count as what they stand in.</summary>
    private static void ResolveNeutrals(Kind[] kinds, Kind line)
    {
        Kind before = line;
        for (int i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] is Kind.Left or Kind.Right)
            {
                before = kinds[i];
            }
            else if (kinds[i] == Kind.Neutral)
            {
                int end = i;
                while (end < kinds.Length && kinds[end] == Kind.Neutral)
                {
                    end++;
                }

                Kind after = end == kinds.Length ? line : kinds[end] == Kind.Number ? before : kinds[end];
                kinds.AsSpan(i, end - i).Fill(before == after ? before : line);
                i = end - 1;
            }
        }
    }

    private static Kind KindOf(Rune rune)
    {
        if (rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF)
            or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF))
        {
            return Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.DecimalDigitNumber => Kind.Number,
                UnicodeCategory.OtherPunctuation when rune.Value is 0x060C => Kind.Neutral,
                _ => Kind.Right,
            };
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.DecimalDigitNumber => Kind.Number,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber => Kind.Left,
            _ => Kind.Neutral,
        };
    }
}
