namespace AvatarKit.Testing.Tests.Conformance;

public sealed class LipSyncConformanceTests
{
    private static readonly Dictionary<string, (Func<FakeLipSync> Create, string Case)> Mutants = new()
    {
        ["counts in milliseconds"] =
            (() => Change((track, _) => new VisemeTrack(1000, track.Length * 1000 / track.SampleRate, [])), "A track is on the clock of the audio"),
        ["has a length of its own"] =
            (() => Change((track, _) => new VisemeTrack(track.SampleRate, track.Length + 1, track.Spans)), "A track is on the clock of the audio"),
        ["goes beyond the audio"] = (
            () => Change((track, _) => new VisemeTrack(track.SampleRate, track.Length,
                [.. track.Spans, new VisemeSpan(Viseme.Aa, track.Length, 100)])), "A track is on the clock of the audio"),
        ["never moves"] = (() => Change((track, _) => new VisemeTrack(track.SampleRate, track.Length, [])), "A track is on the clock of the audio"),
        ["moves in silence"] = (
            () => Change((track, input) => input.Text.Length == 0
                && track.Length > 10 ? new VisemeTrack(track.SampleRate, track.Length, [new VisemeSpan(Viseme.E, 0, 10)]) : track),
            "Silence has a mouth at rest"),
        ["fails without audio"] = (
            () => Change((track, input) =>
                input.Length == 0 ? throw new ArgumentException("No audio.", nameof(input)) : track), "Silence has a mouth at rest"),
        ["believes every mark"] = (
            () => Change((track, input) => new VisemeTrack(track.SampleRate, track.Length,
                [.. input.Marks.Where(mark => mark.Kind == SpeechMarkKind.Viseme)
                    .Select(mark => new VisemeSpan(Enum.Parse<Viseme>(mark.Value, true), mark.Start, mark.Duration))])),
            "Marks that make no sense do no harm"),
        ["weighs too much"] = (
            () => Change((track, _) => new VisemeTrack(
                track.SampleRate, track.Length, [.. track.Spans.Select(span => span with { Weight = 2 })])), "Marks that make no sense do no harm"),
        ["is never the same"] = (
            () => Change((track, _) =>
                new VisemeTrack(track.SampleRate, track.Length, [.. track.Spans.Select(span => span with { Weight = Random.Shared.NextSingle() })])),
            "The same input gives the same track"),
        ["is late"] = (
            () => Change((track, _) => new VisemeTrack(track.SampleRate, track.Length,
                [.. track.Spans.Select(span => span with { Start = span.Start + 5_000 }).Where(span => span.End <= track.Length)])),
            "Sounds have their shapes at their time"),
        ["shows another shape"] = (
            () => Change((track, _) => new VisemeTrack(track.SampleRate, track.Length,
                [.. track.Spans.Select(span => span.Viseme == Viseme.PP ? span with { Viseme = Viseme.FF } : span)])),
            "Sounds have their shapes at their time"),
    };

    public static TheoryData<string> MutantNames => [.. Mutants.Keys];

    [Fact]
    public async Task The_fake_keeps_the_contract_for_marks_of_the_Oculus_alphabet() => await Suite(() => new FakeLipSync()).RunAllAsync();

    [Fact]
    public Task A_lip_sync_that_does_not_know_an_alphabet_is_seen()
        => Mutation.IsSeenAsync(new LipSyncConformance(_ => new(new FakeLipSync())).Cases, "Sounds have their shapes at their time");

    [Theory]
    [MemberData(nameof(MutantNames))]
    public Task A_lip_sync_is_seen_that(string mutant)
    {
        (Func<FakeLipSync> create, string name) = Mutants[mutant];
        return Mutation.IsSeenAsync(Suite(create).Cases, name);
    }

    private static LipSyncConformance Suite(Func<FakeLipSync> create) => new(_ => new(create())) { Alphabets = [PhoneAlphabet.Oculus] };

    private static FakeLipSync Change(Func<VisemeTrack, LipSyncInput, VisemeTrack> change)
        => new FakeLipSync().RespondWith(input => change(new FakeLipSync().CreateTrack(input), input));

    [Theory]
    [InlineData("loses a sample", "A session gives the sentence in parts without a gap")]
    [InlineData("knows more than it heard", "A session gives the sentence in parts without a gap")]
    [InlineData("never moves", "A session gives the sentence in parts without a gap")]
    [InlineData("gives what is not there", "What was taken is over and what is not there cannot be taken")]
    [InlineData("is there before it is heard", "Marks ahead of the audio and none at all do no harm")]
    public Task A_session_is_seen_that(string mutant, string name)
        => Mutation.IsSeenAsync(new LipSyncConformance(_ => new(new MutantLipSync(mutant))) { Alphabets = [PhoneAlphabet.Oculus] }.Cases, name);

    private sealed class MutantLipSync(string mutant) : DelegatingLipSync(new FakeLipSync())
    {
        public override LipSyncSession CreateSession(AudioFormat format, string text, string locale)
            => new Session(base.CreateSession(format, text, locale), mutant);

        private sealed class Session(LipSyncSession inner, string mutant) : LipSyncSession
        {
            public override long Available => inner.Available + (mutant is "knows more than it heard" or "is there before it is heard" ? 16_000 : 0);

            public override long Settled => inner.Settled;

            public override void Append(ReadOnlyMemory<byte> audio, IReadOnlyList<SpeechMark> marks) => inner.Append(audio, marks);

            public override void Complete() => inner.Complete();

            public override VisemeTrack Take(long until)
            {
                VisemeTrack part = inner.Take(Math.Min(until, inner.Available));
                return mutant switch
                {
                    "loses a sample" => new VisemeTrack(part.SampleRate, Math.Max(0, part.Length - 1), []),
                    "never moves" => new VisemeTrack(part.SampleRate, part.Length, []),
                    _ => part,
                };
            }
        }
    }
}
