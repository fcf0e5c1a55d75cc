namespace AvatarKit;

/// <summary>Sorts the words and pairs of words of a message into buckets, without allocating.</summary>
internal static class PromptHash
{
    public const int Buckets = 2_048;

    /// <summary>As many buckets as a message can fill at most.</summary>
    public const int MaxTouched = 2 * MaxTokens;

    // The request stands in the beginning, and the decision shall stay short for whatever is pasted after it.
    private const int MaxTokens = 400;
    private const uint FnvOffset = 2_166_136_261;
    private const uint FnvPrime = 16_777_619;

    private static readonly float[] Logarithms = [.. Enumerable.Range(0, 64).Select(static count => MathF.Log(1 + count))];

    /// <summary>Counts.</summary>
    /// <param name="message">The message.</param>
    /// <param name="counts">One for each bucket, all 0.</param>
    /// <param name="touched">Takes the buckets that are filled.</param>
    /// <returns>How many are filled.</returns>
    public static int Count(ReadOnlySpan<char> message, Span<ushort> counts, Span<ushort> touched)
    {
        ReadOnlySpan<char> text = message.Length > PromptReader.Bound ? message[..PromptReader.Bound] : message;
        int filled = 0;
        uint before = 0;
        int tokens = 0;
        for (int at = 0; at < text.Length && tokens < MaxTokens;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            uint token = Token(text[at..], out int length);
            Add(token, counts, touched, ref filled);
            if (tokens++ > 0)
            {
                Add((before * 31) + token, counts, touched, ref filled);
            }

            before = token;
            at += length;
        }

        return filled;
    }

    /// <summary>How full the filled buckets are: by the logarithm of the count, together of length 1.</summary>
    public static void Normalize(ReadOnlySpan<ushort> counts, ReadOnlySpan<ushort> touched, Span<float> values)
    {
        float squares = 0;
        for (int i = 0; i < touched.Length; i++)
        {
            float value = Logarithms[Math.Min((int)counts[touched[i]], Logarithms.Length - 1)];
            values[i] = value;
            squares += value * value;
        }

        float norm = MathF.Sqrt(squares);
        for (int i = 0; i < touched.Length; i++)
        {
            values[i] /= norm;
        }
    }

    private static uint Token(ReadOnlySpan<char> text, out int length)
    {
        char first = text[0];
        if (char.IsDigit(first))
        {
            // That there is a number says something, which one it is does not.
            length = TextRuns.Number(text);
            return '0';
        }

        length = char.IsLetter(first) && !TextChars.IsCjk(first) ? TextRuns.Word(text) : 1;
        uint hash = FnvOffset;
        foreach (char c in text[..length])
        {
            hash = (hash ^ char.ToLowerInvariant(c)) * FnvPrime;
        }

        return hash;
    }

    private static void Add(uint token, Span<ushort> counts, Span<ushort> touched, ref int filled)
    {
        ushort bucket = (ushort)((token * 2_654_435_769u) >> 21);
        if (counts[bucket]++ == 0)
        {
            touched[filled++] = bucket;
        }
    }
}
