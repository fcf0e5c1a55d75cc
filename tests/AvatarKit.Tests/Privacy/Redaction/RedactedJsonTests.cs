using System.Text.Json;

namespace AvatarKit.Tests.Privacy.Redaction;

public sealed class RedactedJsonTests
{
    [Theory]
    [InlineData("""{"mail":"ann\u0040x.com \ud800"}""", """{"mail":"[email] \uFFFD"}""")]
    [InlineData("""{"\udc00":1}""", """{"\uFFFD":1}""")]
    [InlineData("""["\ud83d\ude00"]""", """["\ud83d\ude00"]""")]
    public async Task Texts_that_are_not_quite_Unicode_are_rewritten_too(string json, string expected)
    {
        static ValueTask<string> Rewrite(string text) => new(text.Replace("ann@x.com", "[email]", StringComparison.Ordinal));
        using var document = JsonDocument.Parse(json);

        string text = await RedactedJson.RewriteAsync(json, Rewrite);
        JsonElement element = await RedactedJson.RewriteAsync(document.RootElement, Rewrite);

        using var wanted = JsonDocument.Parse(expected);
        using var written = JsonDocument.Parse(text);
        Assert.True(JsonElement.DeepEquals(wanted.RootElement, written.RootElement), text);
        Assert.True(JsonElement.DeepEquals(wanted.RootElement, element));
    }
}
