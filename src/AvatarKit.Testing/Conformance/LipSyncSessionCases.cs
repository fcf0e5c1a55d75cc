namespace AvatarKit.Testing;

/// <summary>A lip sync may give its shapes as they come or all at the end: what is tested is that nothing is lost,
/// doubled or out of its place.</summary>
internal static class LipSyncSessionCases
{
    private const int Rate = 16_000;
    private const string Text = "My mother makes warm bread";

    public static Task A_session_gives_the_sentence_in_parts_without_a_gap(ILipSync lips, CancellationToken token)
    {
        foreach (int milliseconds in (int[])[20, 250, 700])
        {
            var plan = SpeechPlan.Create(Text, AudioFormat.Pcm16(Rate), 1);
            LipSyncSession session = lips.CreateSession(AudioFormat.Pcm16(Rate), Text, "en-US");
            bool moves = false;
            long taken = 0;
            for (long at = 0; at < plan.Length; at += milliseconds * Rate / 1000)
            {
                long end = Math.Min(plan.Length, at + (milliseconds * Rate / 1000));
                session.Append(plan.Render(at, end - at), MarksIn(plan, at, end));
                Check.True("No more is available than was heard, and never less than before.",
                    session.Available >= taken && session.Available <= end, $"{taken} to {end}", session.Available);
                Check.True(
                    "No more is settled than is available.", session.Settled <= session.Available, $"{session.Available} or less", session.Settled);
                moves |= Take(session, ref taken, session.Available);
            }

            session.Complete();
            Check.Equal("When the audio has ended all of it is available.", plan.Length, session.Available);
            Check.Equal("When the audio has ended all of it is settled.", plan.Length, session.Settled);
            moves |= Take(session, ref taken, plan.Length);
            Check.True("Speech moves the mouth, also in parts.", moves, "shapes", "none");
        }

        return Task.CompletedTask;
    }

    public static Task What_was_taken_is_over_and_what_is_not_there_cannot_be_taken(ILipSync lips, CancellationToken token)
    {
        var plan = SpeechPlan.Create(Text, AudioFormat.Pcm16(Rate), 1);
        LipSyncSession session = lips.CreateSession(AudioFormat.Pcm16(Rate), Text, "en-US");
        session.Append(plan.Render(0, plan.Length), plan.Marks);
        session.Complete();
        Throws("What is not available cannot be taken.", () => session.Take(plan.Length + 1));
        long taken = 0;
        Take(session, ref taken, plan.Length / 2);
        Throws("What was taken cannot be taken again.", () => session.Take((plan.Length / 2) - 1));
        Take(session, ref taken, plan.Length);
        return Task.CompletedTask;
    }

    public static Task Marks_ahead_of_the_audio_and_none_at_all_do_no_harm(ILipSync lips, CancellationToken token)
    {
        var plan = SpeechPlan.Create(Text, AudioFormat.Pcm16(Rate), 1);
        foreach (IReadOnlyList<SpeechMark> marks in (IReadOnlyList<SpeechMark>[])[plan.Marks, []])
        {
            LipSyncSession session = lips.CreateSession(AudioFormat.Pcm16(Rate), Text, "en-US");
            session.Append(default, marks);
            Check.Equal("Where nothing was heard nothing is available.", 0, session.Available);
            long taken = 0;
            Take(session, ref taken, 0);
            session.Append(plan.Render(0, plan.Length), []);
            session.Complete();
            Take(session, ref taken, plan.Length);
        }

        return Task.CompletedTask;
    }

    private static SpeechMark[] MarksIn(SpeechPlan plan, long from, long to) => [.. plan.Marks.Where(mark => mark.Start >= from && mark.Start < to)];

    private static bool Take(LipSyncSession session, ref long taken, long until)
    {
        VisemeTrack part = session.Take(until);
        Check.Equal("A part is as long as what was taken.", until - taken, part.Length);
        taken = until;
        long last = 0;
        foreach (VisemeSpan span in part.Spans)
        {
            bool isAhead = span.Start >= part.Length;
            Check.True("Shapes of a part are in order and without overlap.", span.Start >= last && span.Duration > 0, $"from {last}", span);
            Check.True("A shape lies in its part, or begins at its end or later.", isAhead || span.End <= part.Length, $"up to {part.Length}", span);
            last = span.End;
        }

        return part.Spans.Any(span => span.Start < part.Length && span.Viseme != Viseme.Sil);
    }

    private static void Throws(string promise, Action act)
    {
        bool threw = false;
        try
        {
            act();
        }
        catch (ArgumentOutOfRangeException)
        {
            threw = true;
        }

        Check.True(promise, threw, nameof(ArgumentOutOfRangeException), "none");
    }
}
