namespace AvatarKit.Testing;

/// <summary>A sentence of the fake engine, spoken in pieces.</summary>
internal static class FakeSentence
{
    private const string Voice = "fake/anna";
    private const int SampleRate = 16_000;

    // As the engine does: a quarter of a second first, then more at a time.
    private const long FirstPiece = SampleRate / 4;
    private const long LaterPiece = SampleRate / 2;

    /// <summary>The pieces in order; whoever asks numbers them and says whose they are.</summary>
    public static IEnumerable<SpeechSegment> Speak(string sentence, AvatarRequest request)
    {
        AudioFormat format = AudioFormat.Pcm16(SampleRate);
        var plan = SpeechPlan.Create(sentence, format, 1);
        VisemeTrack track = FakeLipSync.FromMarks(new LipSyncInput
        {
            Format = format, Audio = default, Length = plan.Length, Text = sentence, Locale = "en-US", Marks = plan.Marks,
        });
        long start = 0;
        do
        {
            long end = Math.Min(plan.Length, start + (start == 0 ? FirstPiece : LaterPiece));
            VisemeTrack part = Part(track, start, end);
            yield return new SpeechSegment
            {
                TurnId = "",
                Index = 0,
                Start = format.ToTime(start),
                Text = start == 0 ? sentence : "",
                TextStart = 0,
                SpokenText = start == 0 ? sentence : "",
                Voice = request.Voice ?? Voice,
                Format = format,
                Audio = plan.Render(start, end - start),
                Duration = format.ToTime(end - start),
                Words = [.. plan.Marks.Where(mark => mark.Kind == SpeechMarkKind.Word && mark.Start >= start && mark.Start < end)
                    .Select(mark => Word(mark, start, format))],
                Visemes = [.. part.Spans.Select(
                    span => new TimedViseme(span.Viseme, format.ToTime(span.Start), format.ToTime(span.Duration), span.Weight))],
                Face = request.Outputs.HasFlag(AvatarOutputs.Face) ? FakeAvatarRenderer.Track(part, 60, 0) : null,
            };
            start = end;
        }
        while (start < plan.Length);
    }

    private static SpokenWord Word(SpeechMark mark, long start, AudioFormat format)
        => new(mark.Value, format.ToTime(mark.Start - start), format.ToTime(mark.Duration), mark.TextStart, mark.TextLength);

    private static VisemeTrack Part(VisemeTrack track, long start, long end)
    {
        List<VisemeSpan> spans = [];
        foreach (VisemeSpan span in track.Spans)
        {
            long from = Math.Max(span.Start, start);
            long until = Math.Min(span.End, end);
            if (until > from)
            {
                spans.Add(span with { Start = from - start, Duration = until - from });
            }
        }

        return new VisemeTrack(track.SampleRate, end - start, spans);
    }
}
