using BenchmarkDotNet.Attributes;

namespace AvatarKit.Benchmarks;

/// <summary>Rendering the face of ten seconds of speech at 60 frames per second, per frame, against only writing as many values.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class FaceBenchmarks
{
    private const int Rate = 16_000;
    private const int Seconds = 10;
    private const int Frames = (Seconds * 60) + 1;

    private readonly float[] values = new float[Frames * FaceTrack.ChannelCount];
    private SpokenSegment segment = null!;
    private FaceMotion animator = null!;

    [GlobalSetup]
    public void Setup()
    {
        const int Sound = Rate / 12;
        VisemeSpan[] spans = [.. Enumerable.Range(0, 118).Select(static i => new VisemeSpan((Viseme)(1 + (i * 5 % 14)), i * Sound, Sound))];
        var audio = new byte[Seconds * Rate * 2];
        new Random(1).NextBytes(audio);
        segment = new SpokenSegment
        {
            Index = 0,
            Offset = TimeSpan.Zero,
            Caption = "Unfortunately the museum is closed today, but let me think what else there is to see?",
            Format = AudioFormat.Pcm16(Rate),
            Audio = audio,
            Visemes = new VisemeTrack(Rate, Seconds * Rate, spans),
            Words = [.. Enumerable
                .Range(0, 24)
                .Select(static i => new SpeechMark(SpeechMarkKind.Word, i * 6_400, 4_000 + (i % 5 * 500), "word", PhoneAlphabet.None, 0, 4))],
        };
        animator = new FaceAnimator(new RenderOptions { Seed = 1, Mood = Mood.Happy }).Begin(segment);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Frames, Description = "fill the track")]
    public float Fill()
    {
        values.AsSpan().Fill(0.5f);
        return values[^1];
    }

    [Benchmark(OperationsPerInvoke = Frames, Description = "sample frames")]
    public float Sample()
    {
        for (int frame = 0; frame < Frames; frame++)
        {
            animator.SampleFrame(frame / 60d, 60, values.AsSpan(frame * FaceTrack.ChannelCount, FaceTrack.ChannelCount));
        }

        return values[^1];
    }

    [Benchmark(OperationsPerInvoke = Frames, Description = "render a segment")]
    public FaceTrack Render() => FaceAnimator.Render(segment, 1, 60);

    [Benchmark(Description = "estimate a mood")]
    public bool Estimate() => MoodEstimator.Estimate(segment.Caption, "en-US") == Mood.Neutral;
}
