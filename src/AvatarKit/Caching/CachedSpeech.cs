namespace AvatarKit;

/// <summary>Speech as it is kept: the audio in one piece, with all its marks. Never changed once made, so that all readers may share it.</summary>
internal sealed class CachedSpeech(VoiceInfo voice, AudioFormat format, ReadOnlyMemory<byte> audio, IReadOnlyList<SpeechMark> marks)
{
    public VoiceInfo Voice { get; } = voice;

    public AudioFormat Format { get; } = format;

    public ReadOnlyMemory<byte> Audio { get; } = audio;

    public IReadOnlyList<SpeechMark> Marks { get; } = marks;

    /// <summary>About how many bytes of memory it takes.</summary>
    public long Size => Audio.Length + (Marks.Count * 48L) + 256;

    /// <summary>Joins what was synthesized.</summary>
    /// <returns>The speech, or <see langword="null"/> where there is no sound in it.</returns>
    public static CachedSpeech? Join(IReadOnlyList<SpeechChunk> chunks)
    {
        int length = chunks.Sum(static chunk => chunk.Audio.Length);
        if (length == 0)
        {
            return null;
        }

        byte[] audio = new byte[length];
        int position = 0;
        List<SpeechMark> marks = [];
        foreach (SpeechChunk chunk in chunks)
        {
            chunk.Audio.CopyTo(audio.AsMemory(position));
            position += chunk.Audio.Length;
            marks.AddRange(chunk.Marks);
        }

        return new CachedSpeech(chunks[0].Voice, chunks[0].Format, audio, marks.ToArray());
    }

    public SpeechChunk ToChunk() => new() { Voice = Voice, Format = Format, Audio = Audio, Marks = Marks, BilledCharacters = 0 };
}
