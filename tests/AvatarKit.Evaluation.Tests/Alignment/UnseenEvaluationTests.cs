namespace AvatarKit.Evaluation.Tests.Alignment;

public sealed class UnseenEvaluationTests
{
    [Fact]
    public void Every_speaker_is_left_out_once()
    {
        string[] left = [.. Speakers.Folds.SelectMany(static fold => fold)];
        Assert.Equal(left.Order(), left.Distinct().Order());
        Assert.Equal(((string[])["en-US", "it-IT"]).SelectMany(Speakers.Of).Select(static speaker => speaker.Name).Order(), left.Order());
    }

    [Fact]
    public void Who_is_left_out_is_heard_with_none_of_their_voices()
    {
        var all = AcousticTraining.Lines(new Random(1), new TrainingOptions());
        foreach (string voice in Speakers.Folds.SelectMany(static fold => fold).SelectMany(static name => Speakers.Get(name).Voices))
        {
            Assert.Contains(all, line => line.Voice == voice);
        }

        foreach (string[] fold in Speakers.Folds)
        {
            HashSet<string> unheard = [.. fold.SelectMany(static name => Speakers.Get(name).Voices)];
            IReadOnlyList<VoiceLine> lines = AcousticTraining.Lines(new Random(1), new TrainingOptions { Without = fold });
            Assert.DoesNotContain(lines, line => unheard.Contains(line.Voice));
        }
    }

    [Fact]
    public void Options_are_read_and_nonsense_is_refused()
    {
        UnseenOptions options = UnseenOptions.TryParse(["--models", "m", "--fold", "2", "--share", "0.5", "--passes", "3"])!;
        Assert.Equal(("m", 2, 0.5, 3), (options.Models, options.Fold, options.Training.Share, options.Training.Passes));
        Assert.True(UnseenOptions.TryParse(["--as-shipped"]) is { AsShipped: true });
        Assert.Null(UnseenOptions.TryParse([]));
        Assert.Null(UnseenOptions.TryParse(["--models", "m", "--nonsense", "1"]));
        Assert.Equal(["awb", "pc"], TrainingOptions.TryParse(["--out", "f", "--without", "awb,pc"])!.Without);
        Assert.Null(TrainingOptions.TryParse(["--passes", "3"]));
        Assert.Null(TrainingOptions.TryParse(["--out"]));
    }
}
