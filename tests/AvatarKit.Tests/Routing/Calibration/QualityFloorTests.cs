namespace AvatarKit.Tests;

public sealed class QualityFloorTests
{
    private static readonly HashedPrompt Prompt = CalibrationSamples.Hash("anything");

    [Fact]
    public void As_far_up_is_safe_as_the_mean_keeps_the_target()
    {
        // Good up to a score of 0.5, useless above: half of it is half as good again beyond.
        List<CalibrationSample> labels = [.. Enumerable.Range(0, 100).Select(static i => new CalibrationSample(Prompt, i < 50 ? 0 : 1, 1))];
        double[] scores = [.. Enumerable.Range(0, 100).Select(static i => i / 100.0)];

        Assert.Equal(0.5, QualityFloor.SafeBelow(labels, scores, 1)!.Value, 2);
        Assert.Equal(0.62, QualityFloor.SafeBelow(labels, scores, 0.8)!.Value, 2);
        Assert.Equal(1, QualityFloor.SafeBelow(labels, scores, 0.5));
    }

    [Fact]
    public void Where_nothing_keeps_it_nothing_is_safe()
    {
        List<CalibrationSample> labels = [.. Enumerable.Range(0, 100).Select(static _ => new CalibrationSample(Prompt, 1, 1))];

        Assert.Equal(0, QualityFloor.SafeBelow(labels, [.. labels.Select(static (_, i) => i / 100.0)], 0.5));
    }

    [Fact]
    public void Few_labels_say_nothing()
        => Assert.Null(QualityFloor.SafeBelow([new CalibrationSample(Prompt, 1, 1)], [0.5], 0.5));
}
