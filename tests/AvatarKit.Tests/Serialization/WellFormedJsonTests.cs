namespace AvatarKit.Tests.Serialization;

public sealed class WellFormedJsonTests
{
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"b"}""")]
    [InlineData("""["\ud83d\ude00"]""", """["\ud83d\ude00"]""")]
    [InlineData("""["\ud83d"]""", """["\uFFFD"]""")]
    [InlineData("""["\ude00\ud83d"]""", """["\uFFFD\uFFFD"]""")]
    [InlineData("""["\\ud83d"]""", """["\\ud83d"]""")]
    [InlineData("""["\\\ud83d"]""", """["\\\uFFFD"]""")]
    [InlineData("""{"\uDC00x":1}""", """{"\uFFFDx":1}""")]
    [InlineData("\\", "\\")]
    [InlineData("\\ud8", "\\ud8")]
    public void Half_pairs_are_replaced_escaped_or_not(string json, string expected) => Assert.Equal(expected, WellFormedJson.Of(json));

    [Fact]
    public void Half_pairs_that_stand_there_as_they_are_are_replaced_too()
    {
        Assert.Equal("\"\uD83D\uDE00\\uFFFD\"", WellFormedJson.Of("\"\uD83D\uDE00\uD83D\""));
        Assert.Equal("\"\\\\uFFFD", WellFormedJson.Of("\"\\\uDE00"));
    }

    [Fact]
    public void What_is_well_formed_is_given_back_as_it_is()
    {
        string json = """{"a":"Größe \u00e9 😀"}""";

        Assert.Same(json, WellFormedJson.Of(json));
    }
}
