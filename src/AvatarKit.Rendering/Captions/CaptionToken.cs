using System.Globalization;
using System.Text;

namespace AvatarKit.Rendering;

/// <summary>A piece of a caption that stays on one line.</summary>
/// <param name="Start">Its first UTF-16 code unit in the caption.</param>
/// <param name="Length">Its length without the space that follows.</param>
/// <param name="Width">Its width in pixels without that space.</param>
/// <param name="Space">The width of the space that follows; 0 where there is none.</param>
/// <param name="Rest">How good it is to end a line here: 2 at the end of a clause, 1 at a space, 0 inside a word.</param>
internal readonly record struct CaptionToken(int Start, int Length, float Width, float Space, int Rest)
{
    private const string ClauseEnds = ",;:.!?…—–、。，！？；：،؛؟";
    private const string NeverFirst = "、。，．！？；：）」』】〉》”’ーっゃゅょッャュョ…%)";

    /// <summary>Cuts a caption where a line may end: after spaces and hyphens, between ideographs, and,
    /// in a word wider than a line, anywhere.</summary>
    public static List<CaptionToken> Cut(string text, float limit, Func<string, float> measure)
    {
        List<CaptionToken> tokens = [];
        for (int i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            int end = EndOf(text, i);
            int next = end;
            while (next < text.Length && char.IsWhiteSpace(text[next]) && text[next] != '\u00A0')
            {
                next++;
            }

            Add(tokens, text, i, end, next > end ? measure(" ") : 0, limit, measure);
            i = next;
        }

        return tokens;
    }

    private static int EndOf(string text, int start)
    {
        for (int i = start; i < text.Length;)
        {
            int length = StringInfo.GetNextTextElementLength(text.AsSpan(i));
            int next = i + length;
            if (next >= text.Length || (char.IsWhiteSpace(text[next]) && text[next] != '\u00A0'))
            {
                return next;
            }

            bool isHyphen = text[i] is '-' or '\u2010' or '/' && i > start && char.IsLetter(text[i - 1]) && char.IsLetter(text[next]);
            if (isHyphen || ((IsIdeograph(text, i) || IsIdeograph(text, next))
                && !NeverFirst.Contains(text[next], StringComparison.Ordinal) && !"（「『【〈《“‘(".Contains(text[i], StringComparison.Ordinal)))
            {
                return next;
            }

            i = next;
        }

        return text.Length;
    }

    private static void Add(List<CaptionToken> tokens, string text, int start, int end, float space, float limit, Func<string, float> measure)
    {
        float width = measure(text[start..end]);
        while (width > limit)
        {
            int cut = start;
            float taken = 0;
            while (cut < end)
            {
                int to = cut + StringInfo.GetNextTextElementLength(text.AsSpan(cut));
                float wider = measure(text[start..to] + "-");
                if (wider > limit && cut > start)
                {
                    break;
                }

                (cut, taken) = (to, wider);
            }

            if (cut >= end)
            {
                break;
            }

            tokens.Add(new CaptionToken(start, cut - start, taken, 0, 0));
            start = cut;
            width = measure(text[start..end]);
        }

        int rest = ClauseEnds.Contains(text[end - 1], StringComparison.Ordinal) ? 2 : 1;
        tokens.Add(new CaptionToken(start, end - start, width, space, rest));
    }

    private static bool IsIdeograph(string text, int index)
    {
        Rune.DecodeFromUtf16(text.AsSpan(index), out Rune rune, out _);
        return rune.Value is (>= 0x2E80 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF00 and <= 0xFFEF) or (>= 0x20000 and <= 0x3FFFF);
    }
}
