using CsCheck;

namespace AvatarKit.Tests;

public sealed class PromptHashTests
{
    [Fact]
    public void Case_and_numbers_do_not_matter()
        => Assert.Equal(1, CalibrationSamples.Hash("Send 20 Boxes").Likeness(CalibrationSamples.Hash("send 7 boxes")), 5);

    [Fact]
    public void Order_matters()
        => Assert.InRange(CalibrationSamples.Hash("dog bites man").Likeness(CalibrationSamples.Hash("man bites dog")), 0.3, 0.9);

    [Fact]
    public void Other_words_are_not_alike()
        => Assert.InRange(CalibrationSamples.Hash("Where is my parcel?").Likeness(CalibrationSamples.Hash("Write a poem about rain.")), 0, 0.3);

    [Fact]
    public void Ideographs_are_told_apart()
        => Assert.InRange(CalibrationSamples.Hash("我的包裹在哪里").Likeness(CalibrationSamples.Hash("请写一首关于雨的诗")), 0, 0.4);

    [Fact]
    public void The_length_is_always_1() => PropertyCheck.Check(Gen.String[Gen.Char, 0, 3_000], static message =>
    {
        HashedPrompt prompt = CalibrationSamples.Hash(message);
        Assert.All(prompt.Values, static value => Assert.True(float.IsFinite(value)));
        if (prompt.Values.Length > 0)
        {
            Assert.Equal(1, prompt.Likeness(prompt), 4);
        }
    });
}
