using System.Text.Json;

namespace AvatarKit.Tests.Serialization;

public sealed class AvatarJsonTests
{
    [Fact]
    public void An_update_is_read_as_it_was_written()
    {
        AvatarResponseUpdate update = new TextDelta { TurnId = "t1", Text = "Größe & <b>" };

        string json = AvatarJson.Serialize(update);

        Assert.StartsWith("""{"type":"textDelta","turnId":"t1",""", json, StringComparison.Ordinal);
        Assert.Equal(update, AvatarJson.Deserialize(json));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"encoding":null,"sampleRate":16000}""")]
    [InlineData("""{"encoding":"pcm_s16le"}""")]
    public void A_piece_of_speech_says_what_its_audio_is(string format)
        => Assert.Throws<JsonException>(() => AvatarJson.Deserialize(Speech(format, "1")));

    [Theory]
    [InlineData("1e40")]
    [InlineData("-1e400")]
    public void A_number_that_could_not_be_written_again_is_not_read(string weight)
    {
        const string format = """{"encoding":"pcm_s16le","sampleRate":16000}""";

        Assert.Equal("s", Assert.IsType<SpeechSegment>(AvatarJson.Deserialize(Speech(format, "0.5"))).SpokenText);
        Assert.Throws<JsonException>(() => AvatarJson.Deserialize(Speech(format, weight)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"turnId":"t1"}""")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"type":"nothing"}""")]
    [InlineData("{")]
    [InlineData("""{"type":"textDelta","turnId":"t1","text":null}""")]
    [InlineData("""{"type":"textDelta","turnId":null,"text":"Hello"}""")]
    [InlineData("""{"type":"textDelta","turnId":"t1","text":"\ud800"}""")]
    public void What_is_no_update_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => AvatarJson.Deserialize(json));

    private static string Speech(string format, string weight) => $$"""
        {"type":"speechSegment","turnId":"t1","index":0,"text":"t","textStart":0,"spokenText":"s","voice":"v","format":{{format}},"audio":"AAA=",
        "durationMs":1,"words":[],"visemes":[{"viseme":"aa","startMs":0,"durationMs":1,"weight":{{weight}}}]}
        """;
}
