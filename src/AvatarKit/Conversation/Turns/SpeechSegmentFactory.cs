namespace AvatarKit;

internal static class SpeechSegmentFactory
{
    /// <summary>The update for a spoken sentence: samples become time, positions in what is said become positions in the caption.</summary>
    public static SpeechSegment Create(string turnId, SynthesizedSegment segment, VisemeTrack track, int index, FaceTrack? face) => new()
    {
        TurnId = turnId,
        Index = index,
        Text = segment.Source.Text,
        TextStart = segment.Source.Start,
        SpokenText = segment.Text.Spoken,
        Voice = segment.Voice.Id,
        IsSilent = segment.Voice.IsSilent,
        Format = segment.Format,
        Audio = segment.Audio,
        Duration = segment.Duration,
        Words = Words(segment),
        Visemes = Visemes(track),
        Face = face,
    };

    private static SpokenWord[] Words(SynthesizedSegment segment)
    {
        IReadOnlyList<SpeechMark> marks = segment.Words;
        var words = new SpokenWord[marks.Count];
        for (int i = 0; i < words.Length; i++)
        {
            SpeechMark mark = marks[i];
            long end = mark.Duration > 0 ? mark.Start + mark.Duration : i + 1 < marks.Count ? marks[i + 1].Start : segment.Length;
            (int start, int length) = segment.Text.ToOriginal(mark.TextStart, mark.TextLength);
            words[i] = new SpokenWord(mark.Value, segment.Format.ToTime(mark.Start), segment.Format.ToTime(Math.Max(0, end - mark.Start)), start, length);
        }

        return words;
    }

    private static TimedViseme[] Visemes(VisemeTrack track)
    {
        AudioFormat clock = AudioFormat.Pcm16(track.SampleRate);
        var visemes = new TimedViseme[track.Spans.Count];
        for (int i = 0; i < visemes.Length; i++)
        {
            VisemeSpan span = track.Spans[i];
            visemes[i] = new TimedViseme(span.Viseme, clock.ToTime(span.Start), clock.ToTime(span.Duration), span.Weight);
        }

        return visemes;
    }
}
