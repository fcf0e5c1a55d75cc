namespace AvatarKit.Evaluation.Tests.Alignment;

/// <summary>Plants errors in a sentence and looks whether the measure sees them.</summary>
public sealed class AlignEvaluationTests
{
    private const string Sentence = "Please put the blue paper bag beside the bathroom mirror.";

    [Fact]
    public async Task A_sentence_is_followed_and_planted_errors_are_seen()
    {
        await using Voices voices = new();
        SpokenSample sample = await voices.SpeakAsync("flite/slt", "en-US", Sentence);
        IReadOnlyList<TruePhone> truth = TruePhone.Of(sample);
        AlignmentScore score = AlignEvaluation.Measure(sample, truth, new AlignOptions());
        Assert.InRange(score.Median, 0, 0.03);
        Assert.InRange(score.Quantile(0.95), 0, 0.08);
        Assert.InRange(score.WithText.Exact, 80, 100);
        Assert.InRange(score.WithoutText.Exact, 60, 100);
        // Two of its nine closures are not found.
        Assert.InRange(score.WithText.Recall, 70, 100);

        AlignmentScore shifted = AlignEvaluation.Measure(sample, truth, new AlignOptions { Shift = 0.04 });
        Assert.InRange(shifted.Median, 0.03, 0.05);

        AlignmentScore dropped = AlignEvaluation.Measure(sample, truth, new AlignOptions { DropClosure = true });
        Assert.True(dropped.WithText.Recall < score.WithText.Recall, "a closure less is a closure less");
    }

    [Fact]
    public void Nothing_is_measured_by_what_was_learned()
    {
        HashSet<string> training = [.. SpeechTexts.Training(new Random(1)).Select(static item => item.Text)];
        Assert.True(SpeechTexts.Test().Count >= 60);
        Assert.DoesNotContain(SpeechTexts.Test(), item => training.Contains(item.Text));
    }

    [Fact]
    public void Options_are_read_and_nonsense_is_refused()
    {
        Assert.Equal(0.04, AlignOptions.TryParse(["--planted", "shift=40"])!.Shift);
        Assert.True(AlignOptions.TryParse(["--planted", "drop-closure", "--rhubarb"]) is { DropClosure: true, Rhubarb: true });
        Assert.Equal("de", AlignOptions.TryParse(["--audio", "a.wav", "--text", "x", "--locale", "de", "--truth", "t.json"])!.Locale);
        Assert.Null(AlignOptions.TryParse(["--audio", "a.wav"]));
        Assert.Null(AlignOptions.TryParse(["--planted", "nonsense"]));
        Assert.Null(AlignOptions.TryParse(["--audio"]));
    }
}
