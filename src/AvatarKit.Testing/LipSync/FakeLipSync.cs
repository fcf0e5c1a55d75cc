namespace AvatarKit.Testing;

/// <summary>Lip sync that gives the track it is told and records what it was asked. Thread-safe.</summary>
/// <remarks>
/// Without a script it takes the marks in the Oculus alphabet as they are, and gives an empty track for speech without any;
/// a session then gives shapes as the audio comes. A scripted track is there at the end of its sentence.
/// Either way a session is recorded once, as a whole, when its audio ends.
/// </remarks>
public sealed class FakeLipSync : FakeScript<FakeLipSync, LipSyncInput, VisemeTrack>, ILipSync
{
    /// <summary>Begins a rule.</summary>
    /// <param name="condition">The segments it is for.</param>
    /// <returns>The rule, to be told the track.</returns>
    public FakeRule<LipSyncInput, VisemeTrack> When(Func<LipSyncInput, bool> condition) => new(Answers, condition);

    /// <inheritdoc/>
    public VisemeTrack CreateTrack(LipSyncInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Answers.Respond(input, static i => FromMarks(i));
    }

    /// <inheritdoc/>
    public LipSyncSession CreateSession(AudioFormat format, string text, string locale) => CreateSession(format, text, locale, []);

    /// <inheritdoc/>
    public LipSyncSession CreateSession(AudioFormat format, string text, string locale, IReadOnlyList<SpeechCue> cues)
    {
        ILipSync whole = new Whole(this);
        return Answers.HasAnswers
            ? whole.CreateSession(format, text, locale, cues)
            : new FakeLipSyncSession(CreateTrack, format, text, locale, cues);
    }

    internal static VisemeTrack FromMarks(LipSyncInput input)
    {
        SpeechMark[] marks = [.. input.Marks
            .Where(static mark => mark.Kind == SpeechMarkKind.Viseme && mark.Alphabet == PhoneAlphabet.Oculus)
            .OrderBy(static mark => mark.Start)];
        List<VisemeSpan> spans = [];
        for (int i = 0; i < marks.Length; i++)
        {
            long start = Math.Max(0, marks[i].Start);
            long end = Math.Min(i + 1 < marks.Length ? Math.Max(0, marks[i + 1].Start) : input.Length, input.Length);
            if (marks[i].Duration > 0)
            {
                end = Math.Min(end, marks[i].Start + marks[i].Duration);
            }

            if (start < end && Enum.TryParse(marks[i].Value, ignoreCase: true, out Viseme viseme) && viseme != Viseme.Sil)
            {
                spans.Add(new VisemeSpan(viseme, start, end - start));
            }
        }

        return new VisemeTrack(input.Format.SampleRate, input.Length, spans);
    }

    /// <summary>Asks for a sentence as a whole.</summary>
    private sealed class Whole(FakeLipSync lips) : ILipSync
    {
        public VisemeTrack CreateTrack(LipSyncInput input) => lips.CreateTrack(input);
    }
}
