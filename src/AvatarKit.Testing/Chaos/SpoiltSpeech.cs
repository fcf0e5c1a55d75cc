namespace AvatarKit.Testing;

/// <summary>Makes of a chunk of speech what no voice should give.</summary>
internal static class SpoiltSpeech
{
    private const long FarAway = 1L << 40;

    public static SpeechChunk Of(ChaosDraw draw, SpeechChunk chunk) => draw.Fault switch
    {
        ChaosFault.CorruptMarks => chunk with { Marks = Marks(draw, chunk.Marks) },
        ChaosFault.GarbageAudio => chunk with { Audio = Noise(draw, chunk.Audio.Length + 1) },
        ChaosFault.EmptyAudio => chunk with { Audio = default },
        _ => chunk,
    };

    private static IReadOnlyList<SpeechMark> Marks(ChaosDraw draw, IReadOnlyList<SpeechMark> marks)
    {
        SpeechMark[] all = marks.Count > 0
            ? [.. marks]
            : [new SpeechMark(SpeechMarkKind.Viseme, 0, 1, "aa"), new SpeechMark(SpeechMarkKind.Viseme, 1, 1, "PP")];
        return draw.Number(4, salt: 4) switch
        {
            0 => [.. all.Reverse()],
            1 => [.. all.Select(static mark => mark with { Start = -1 - mark.Start })],
            2 => [.. all.Select(static mark => mark with { Duration = -mark.Duration - 1, TextStart = -5, TextLength = int.MaxValue })],
            _ => [.. all.Select(static mark => mark with { Start = mark.Start + FarAway })],
        };
    }

    private static byte[] Noise(ChaosDraw draw, int length)
    {
        var noise = new byte[length];
        ulong bits = draw.Bits;
        for (int i = 0; i < noise.Length; i++)
        {
            bits = ChaosDraw.Mix(bits);
            noise[i] = (byte)bits;
        }

        return noise;
    }
}
