using System.Text.Json.Nodes;

namespace AvatarKit.Tests;

public sealed class CalibrationDocumentTests
{
    private static readonly CalibrationState State = new(
        3,
        new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero),
        300,
        CalibrationTrainer.Fit(CalibrationSamples.Labels(100, seed: 1)),
        [.. Enumerable.Range(0, 41).Select(static i => i / 40.0)],
        [.. Enumerable.Range(0, 41).Select(static i => i / 80.0)],
        0.4);

    [Fact]
    public void What_is_written_is_read()
    {
        CalibrationState read = CalibrationDocument.Read(CalibrationDocument.Write(State));

        HashedPrompt prompt = CalibrationSamples.Hash("my refund and the customs");
        Assert.Equal(State.ScoreOf(prompt), read.ScoreOf(prompt), 6);
        Assert.Equal((3, 300, State.TrainedAt, 0.4), (read.Version, read.Labels, read.TrainedAt, read.SafeBelow));
    }

    [Fact]
    public void It_holds_no_word_of_a_message()
        => Assert.DoesNotContain("warranty", CalibrationDocument.Write(State), StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("\"formatVersion\":1", "\"formatVersion\":7", "$.formatVersion")]
    [InlineData("\"format\":\"avatarkit.router-calibration\"", "\"format\":\"x\"", "$.format")]
    [InlineData("\"intercept\":", "\"intercepted\":", "$.intercept")]
    [InlineData("\"words\":[", "\"words\":[1,", "$.words")]
    [InlineData("\"version\":3", "\"version\":-1", "$.version")]
    [InlineData("\"needKnots\":[0,", "\"needKnots\":[9,", "$.needKnots")]
    [InlineData("\"trainedAt\":\"2026", "\"trainedAt\":\"yesterday", "$.trainedAt")]
    public void What_is_wrong_is_refused_with_its_place(string right, string wrong, string path)
    {
        string document = CalibrationDocument.Write(State);
        string spoiled = document.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(document, spoiled);

        Assert.Equal(path, Assert.Throws<RoutingDataException>(() => CalibrationDocument.Read(spoiled)).Path);
    }

    [Fact]
    public void A_weight_that_32_bits_do_not_hold_is_refused()
    {
        JsonNode document = JsonNode.Parse(CalibrationDocument.Write(State))!;
        document["words"]![7] = 1e300;

        Assert.Equal("$.words[7]", Assert.Throws<RoutingDataException>(() => CalibrationDocument.Read(document.ToJsonString())).Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{ \"format\": ")]
    [InlineData("{ \"format\": \"\\ud800\" }")]
    [InlineData("{ \"\\ud800\": 1 }")]
    public void What_is_no_document_is_refused(string document)
        => Assert.Throws<RoutingDataException>(() => CalibrationDocument.Read(document));
}
