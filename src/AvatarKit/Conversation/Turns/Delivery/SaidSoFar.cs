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

    public ValueTask AddAsync(SpeechChunk chunk, bool isLast, CancellationToken cancellationToken)
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

        return WriteAsync(new SpokenChunk(chunk, isLast), cancellationToken);
    }

    /// <summary>Adds what silence would say of the whole sentence, as far as the voice has not said it.</summary>
    public ValueTask AddSilenceAsync(SpeechChunk chunk, CancellationToken cancellationToken)
    {
        if (format is not { } spoken)
        {
            return WriteAsync(new SpokenChunk(chunk, IsLast: false), cancellationToken);
        }

        long start = Convert(silence, chunk.Format, spoken);
        silence += chunk.Format.SamplesIn(chunk.Audio.Length);
        long end = Convert(silence, chunk.Format, spoken);
        if (end <= samples)
        {
            return ValueTask.CompletedTask;
        }

        long from = Math.Max(start, samples);
        SpeechMark[] marks =
        [
            .. chunk.Marks
                .Select(
                    mark => mark with { Start = Convert(mark.Start, chunk.Format, spoken), Duration = Convert(mark.Duration, chunk.Format, spoken) })
                .Where(mark => mark.Start >= from && (mark.Kind != SpeechMarkKind.Word || mark.TextStart >= textEnd)),
        ];
        samples = end;
        var silent = new SpeechChunk { Voice = voice!, Format = spoken, Audio = new byte[(end - from) * 2 * spoken.Channels], Marks = marks };
        return WriteAsync(new SpokenChunk(silent, IsLast: false), cancellationToken);
    }

    /// <summary>A sentence without a sound still shows its caption.</summary>
    public ValueTask EnsureChunkAsync(CancellationToken cancellationToken)
    {
        VoiceInfo silent = SilentSpeechSynthesizer.Voice;
        return hasChunk
            ? ValueTask.CompletedTask
            : WriteAsync(new SpokenChunk(new SpeechChunk { Voice = silent, Format = silent.Format }, IsLast: true), cancellationToken);
    }

    private ValueTask WriteAsync(SpokenChunk chunk, CancellationToken cancellationToken)
    {
        hasChunk = true;
        return sentence.WriteAsync(chunk, cancellationToken);
    }

    private static long Convert(long value, AudioFormat from, AudioFormat to) => value * to.SampleRate / from.SampleRate;
}
