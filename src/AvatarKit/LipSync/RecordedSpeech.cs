using System.Runtime.CompilerServices;

namespace AvatarKit;

/// <summary>Gives a recording its lips. Stateless and thread-safe.</summary>
public static class RecordedSpeech
{
    /// <summary>A recording up to this long is heard as a whole before anything is decided, which is more exact.</summary>
    private static readonly TimeSpan LongestWhole = TimeSpan.FromMinutes(10);

    /// <summary>Follows a recording from its first sample to its last. A long one comes in segments that are cut at pauses,
    /// and is never held as a whole.</summary>
    /// <param name="audio">The recording; the caller keeps ownership.</param>
    /// <param name="text">What is said in it, as written, or empty where that is not known: then the sounds alone are heard.</param>
    /// <param name="locale">BCP-47 locale of the text, for example <c>en-US</c>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The segments in order, for <see cref="LipSyncFile.WriteSegmentsAsync"/> or an <see cref="IAvatarRenderer"/>;
    /// none for a recording without a sample.</returns>
    /// <exception cref="IOException">The stream failed.</exception>
    public static IAsyncEnumerable<SpokenSegment> ReadAsync(
        WaveReader audio, string text, string locale, CancellationToken cancellationToken = default)
        => ReadAsync(audio, text, locale, LongestWhole, cancellationToken);

    internal static IAsyncEnumerable<SpokenSegment> ReadAsync(
        WaveReader audio, string text, string locale, TimeSpan longestWhole, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(audio);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(locale);
        return FollowAsync(audio, SpeakableTextConverter.Convert(text, locale), locale, longestWhole, cancellationToken);
    }

    private static async IAsyncEnumerable<SpokenSegment> FollowAsync(
        WaveReader audio, SpeakableText text, string locale, TimeSpan longestWhole, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var start = new MemoryStream();
        var block = new byte[2 * Math.Clamp(audio.Format.SampleRate, 4_096, 65_536)];
        long whole = audio.Format.ToSamples(longestWhole) * 2;
        int got = -1;
        while (start.Length <= whole && (got = await audio.ReadAsync(block, cancellationToken).ConfigureAwait(false)) > 0)
        {
            start.Write(block.AsSpan(0, got));
        }

        if (got == 0)
        {
            if (start.Length > 0)
            {
                yield return Segment(audio.Format, start.ToArray(), text, locale);
            }

            yield break;
        }

        var cutter = new RecordingCutter(audio.Format, text, locale);
        foreach (SpokenSegment segment in Cut(cutter, start, block.Length))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return segment;
        }

        while ((got = await audio.ReadAsync(block, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (cutter.Append(block.AsMemory(0, got)) is { } segment)
            {
                yield return segment;
            }
        }

        if (cutter.Complete() is { } last)
        {
            yield return last;
        }
    }

    private static IEnumerable<SpokenSegment> Cut(RecordingCutter cutter, MemoryStream start, int blockLength)
    {
        int length = (int)start.Length;
        for (int at = 0; at < length; at += blockLength)
        {
            if (cutter.Append(start.GetBuffer().AsMemory(at, Math.Min(blockLength, length - at))) is { } segment)
            {
                yield return segment;
            }
        }
    }

    private static SpokenSegment Segment(AudioFormat format, byte[] audio, SpeakableText text, string locale) => new()
    {
        Index = 0,
        Offset = TimeSpan.Zero,
        Caption = text.Spoken,
        Format = format,
        Audio = audio,
        Visemes = new AlignedLipSync().CreateTrack(
            new LipSyncInput
            {
                Format = format,
                Audio = audio,
                Length = format.SamplesIn(audio.Length),
                Text = text.Spoken,
                Locale = locale,
                Cues = text.Cues,
            }),
        Words = EstimatedWords.Of(text.Spoken, locale, format, audio, text.Cues),
        IsLast = true,
    };
}
