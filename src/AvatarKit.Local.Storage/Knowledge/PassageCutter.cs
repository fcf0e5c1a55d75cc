using System.Text;

namespace AvatarKit.Local;

/// <summary>Packs the blocks of a section into passages of about 400 to 900 characters, cut between paragraphs where that is possible.</summary>
internal static class PassageCutter
{
    private const int Enough = 400;
    private const int Most = 900;

    public static IEnumerable<string> Cut(IReadOnlyList<string> blocks)
    {
        var passage = new StringBuilder();
        foreach (string piece in blocks.SelectMany(Pieces).Where(static piece => !string.IsNullOrWhiteSpace(piece)))
        {
            // A line that announces what follows stays with it.
            bool announces = passage.Length > 0 && passage[^1] == ':';
            if (passage.Length > 0 && passage.Length + piece.Length > Most && passage.Length >= (announces ? Most : Enough))
            {
                yield return passage.ToString();
                passage.Clear();
            }
            else if (passage.Length >= Most || (passage.Length > 0 && passage.Length + piece.Length > Most + Enough))
            {
                yield return passage.ToString();
                passage.Clear();
            }

            passage.Append(passage.Length > 0 ? "\n\n" : "").Append(piece);
        }

        if (passage.Length > 0)
        {
            yield return passage.ToString();
        }
    }

    private static IEnumerable<string> Pieces(string block)
    {
        if (block.Length <= Most)
        {
            return [block];
        }

        return Pack(block.Split('\n').SelectMany(static line => line.Length <= Most ? [line + "\n"] : Pack(Sentences(line))));
    }

    private static IEnumerable<string> Sentences(string line)
    {
        foreach (Range range in SentenceCutter.Cut(line))
        {
            (int offset, int length) = range.GetOffsetAndLength(line.Length);
            for (int start = 0, end; start < length; start = end)
            {
                end = Math.Min(length, start + Most);

                if (end < length)
                {
                    // A text without any sentence end is cut at a space, or where it must be, but not inside a surrogate pair.
                    int space = line.LastIndexOf(' ', offset + end - 1, end - start - 1) - offset;
                    end = space > start ? space + 1 : end;
                    end -= char.IsHighSurrogate(line[offset + end - 1]) ? 1 : 0;
                }

                yield return line.Substring(offset + start, end - start);
            }
        }
    }

    private static IEnumerable<string> Pack(IEnumerable<string> pieces)
    {
        var packed = new StringBuilder();
        foreach (string piece in pieces)
        {
            if (packed.Length > 0 && packed.Length + piece.Length > Most)
            {
                yield return packed.ToString().TrimEnd('\n');
                packed.Clear();
            }

            packed.Append(piece);
        }

        if (packed.Length > 0)
        {
            yield return packed.ToString().TrimEnd('\n');
        }
    }
}
