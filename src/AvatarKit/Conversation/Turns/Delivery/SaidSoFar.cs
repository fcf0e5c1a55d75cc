namespace AvatarKit;

/// <summary>How far a sentence has been said, so that silence can take over where a voice broke off. Not thread-safe.</summary>
internal sealed class SaidSoFar(SpokenSentence sentence)
{
    private AudioFormat? format;
    private VoiceInfo? voice;
    private long samples;
    private int textEnd;
    private long silence;
    private bool hasChunk;

    public bool HasAudio => samples > 0;

    public void Add(SpeechChunk chunk, bool isLast)
    {
        format ??= chunk.Format;
        voice ??= chunk.Voice;
        samples += chunk.Format.SamplesIn(chunk.Audio.Length);
        foreach (SpeechMark mark in chunk.Marks)
        {
            if (mark.Kind == SpeechMarkKind.Word && mark.Start < samples)
            {
                textEnd = Math.Max(textEnd, mark.TextStart + mark.TextLength);
            }
        }

        Write(new SpokenChunk(chunk, isLast));
    }

    /// <summary>Adds what silence would say of the whole sentence, as far as the voice has not said it.</summary>
    public void AddSilence(SpeechChunk chunk)
    {
        if (format is not { } spoken)
        {
            Write(new SpokenChunk(chunk, IsLast: false));
            return;
        }

        long start = Convert(silence, chunk.Format, spoken);
        silence += chunk.Format.SamplesIn(chunk.Audio.Length);
        long end = Convert(silence, chunk.Format, spoken);
        if (end <= samples)
        {
            return;
        }

        long from = Math.Max(start, samples);
        SpeechMark[] marks =
        [
            .. chunk.Marks
                .Select(mark => mark with { Start = Convert(mark.Start, chunk.Format, spoken), Duration = Convert(mark.Duration, chunk.Format, spoken) })
                .Where(mark => mark.Start >= from && (mark.Kind != SpeechMarkKind.Word || mark.TextStart >= textEnd)),
        ];
        samples = end;
        Write(new SpokenChunk(
            new SpeechChunk { Voice = voice!, Format = spoken, Audio = new byte[(end - from) * 2 * spoken.Channels], Marks = marks }, IsLast: false));
    }

    /// <summary>A sentence without a sound still shows its caption.</summary>
    public void EnsureChunk()
    {
        if (!hasChunk)
        {
            VoiceInfo silent = SilentSpeechSynthesizer.Voice;
            Write(new SpokenChunk(new SpeechChunk { Voice = silent, Format = silent.Format }, IsLast: true));
        }
    }

    private void Write(in SpokenChunk chunk)
    {
        hasChunk = true;
        sentence.Writer.TryWrite(chunk);
    }

    private static long Convert(long value, AudioFormat from, AudioFormat to) => value * to.SampleRate / from.SampleRate;
}
