namespace AvatarKit.EndToEnd.Tests;

/// <summary>Cuts an answer of whole sentences into pieces, as an engine hands it on while the voice still speaks.</summary>
internal static class ReplyPieces
{
    /// <summary>Pieces of 250 ms of audio: whole frames of a face track of 60 frames a second.</summary>
    /// <param name="whole">An answer of one segment a sentence.</param>
    /// <param name="face">Whether its face tracks are cut too, or left out.</param>
    /// <returns>The same answer in pieces.</returns>
    public static AvatarResponse Cut(AvatarResponse whole, bool face = true)
    {
        List<SpeechSegment> pieces = [];
        foreach (SpeechSegment sentence in whole.Segments)
        {
            int size = sentence.Format.SampleRate / 4 * 2;
            for (int at = 0; at < sentence.Audio.Length; at += size)
            {
                pieces.Add(Piece(sentence, pieces.Count, at, Math.Min(size, sentence.Audio.Length - at), face));
            }
        }

        return whole with { Segments = pieces };
    }

    private static SpeechSegment Piece(SpeechSegment sentence, int index, int at, int length, bool face)
    {
        TimeSpan start = sentence.Format.ToTime(at / 2);
        TimeSpan end = sentence.Format.ToTime((at + length) / 2);
        return sentence with
        {
            Index = index,
            Start = start,
            Text = at == 0 ? sentence.Text : "",
            SpokenText = at == 0 ? sentence.SpokenText : "",
            Audio = sentence.Audio.Slice(at, length),
            Duration = end - start,
            Words = [.. sentence.Words
                .Where(word => word.Start >= start && word.Start < end)
                .Select(word => word with { Start = word.Start - start })],
            Visemes = [.. sentence.Visemes
                .Where(span => span.Start < end && span.Start + span.Duration > start)
                .Select(span => Part(span, start, end))],
            Face = face && sentence.Face is { } track ? Part(track, start, end) : null,
        };
    }

    private static TimedViseme Part(TimedViseme span, TimeSpan start, TimeSpan end)
    {
        TimeSpan from = span.Start > start ? span.Start : start;
        TimeSpan until = span.Start + span.Duration < end ? span.Start + span.Duration : end;
        return span with { Start = from - start, Duration = until - from };
    }

    private static FaceTrack Part(FaceTrack track, TimeSpan start, TimeSpan end)
    {
        int first = (int)Math.Round(start.TotalSeconds * track.FrameRate);
        int last = Math.Min(track.FrameCount - 1, (int)Math.Ceiling(end.TotalSeconds * track.FrameRate));
        return new FaceTrack(track.FrameRate, [.. Enumerable.Range(first, last - first + 1).SelectMany(frame => track[frame].ToArray())]);
    }
}
