namespace AvatarKit;

internal static class SpeechSegmentFactory
{
    /// <summary>The update for a piece of speech: samples become time, positions in what is said become positions in the caption.</summary>
    public static SpeechSegment Create(string turnId, AnimatedPiece piece, FaceTrack? face) => new()
    {
        TurnId = turnId,
        Index = piece.Index,
        Sentence = piece.Sentence.Number,
        Start = piece.Start,
        Text = piece.IsFirst ? piece.Sentence.Source.Text : "",
        TextStart = piece.Sentence.Source.Start,
        SpokenText = piece.IsFirst ? piece.Sentence.Text.Spoken : "",
        Voice = piece.Voice.Id,
        IsSilent = piece.Voice.IsSilent,
        Format = piece.Format,
        Audio = piece.Audio,
        Duration = piece.Duration,
        Words = Words(piece),
        Visemes = Visemes(piece.Visemes),
        Gestures = Gestures(piece),
        Face = face,
    };

    private static TimedGesture[]? Gestures(AnimatedPiece piece) => piece.Gestures.Count == 0
        ? null : [.. piece.Gestures.Select(cue => new TimedGesture(cue.Gesture, piece.Format.ToTime(cue.Start)))];

    private static SpokenWord[] Words(AnimatedPiece piece)
    {
        IReadOnlyList<SpeechMark> marks = piece.Words;
        long length = piece.Format.SamplesIn(piece.Audio.Length);
        var words = new SpokenWord[marks.Count];
        for (int i = 0; i < words.Length; i++)
        {
            SpeechMark mark = marks[i];
            long next = i + 1 < marks.Count ? marks[i + 1].Start : Math.Max(length, mark.Start);
            long end = mark.Duration > 0 ? mark.Start + mark.Duration : next;
            (int start, int count) = piece.Sentence.Text.ToOriginal(mark.TextStart, mark.TextLength);
            words[i] = new SpokenWord(mark.Value, piece.Format.ToTime(mark.Start), piece.Format.ToTime(Math.Max(0, end - mark.Start)), start, count);
        }

        return words;
    }

    private static TimedViseme[] Visemes(VisemeTrack track)
    {
        AudioFormat clock = AudioFormat.Pcm16(track.SampleRate);
        int count = 0;
        while (count < track.Spans.Count && track.Spans[count].Start < track.Length)
        {
            count++;
        }

        var visemes = new TimedViseme[count];
        for (int i = 0; i < visemes.Length; i++)
        {
            VisemeSpan span = track.Spans[i];
            long duration = Math.Min(span.Duration, track.Length - span.Start);
            visemes[i] = new TimedViseme(span.Viseme, clock.ToTime(span.Start), clock.ToTime(duration), span.Weight);
        }

        return visemes;
    }
}
