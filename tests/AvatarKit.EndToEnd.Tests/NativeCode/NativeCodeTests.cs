using System.Text.Json;

namespace AvatarKit.EndToEnd.Tests.NativeCode;

/// <summary>An application that is compiled ahead of time, without a runtime to fall back on.</summary>
[Collection(NativeCodeCollection.Name)]
public sealed class NativeCodeTests(NativeApp app)
{
    private const string Question = "How long can I return a bicycle?";

    [NativeCodeFact]
    public async Task An_application_published_as_native_code_has_no_warning_and_answers_in_text_speech_face_and_video()
    {
        using var scratch = new ScratchFolder();
        Directory.CreateDirectory(scratch["help"]);
        await File.WriteAllTextAsync(
            scratch[Path.Combine("help", "returns.md")],
            "# Returns\n\nYou can return a bicycle within thirty days. Bring the receipt.\n");

        JsonElement[] updates = await app.AskAsync(
            scratch.Path,
            ["local", scratch["data"], scratch["help"], Question, "--video", "--page", scratch["reply.html"]]);

        Assert.Contains(
            "thirty days",
            string.Concat(Of("textDelta").Select(static delta => delta.GetProperty("text").GetString())),
            StringComparison.Ordinal);
        Assert.All(Of("speechSegment"), static segment =>
        {
            Assert.True(segment.GetProperty("face").GetProperty("frames").GetInt32() > 0);
            Assert.False(segment.TryGetProperty("isSilent", out JsonElement silent) && silent.GetBoolean());
        });
        Assert.NotEmpty(Of("speechSegment"));
        Assert.All(Of("speechSegment").GroupBy(static piece => piece.GetProperty("sentence").GetInt32()), static sentence =>
            Assert.NotEqual(0, sentence.Sum(static piece => piece.GetProperty("words").GetArrayLength())));
        Assert.NotEmpty(Of("videoSegment"));
        Assert.Empty(Assert.Single(Of("turnCompleted")).GetProperty("warnings").EnumerateArray());

        Assert.Contains("thirty days", await File.ReadAllTextAsync(scratch["reply.html"]), StringComparison.Ordinal);

        IEnumerable<JsonElement> Of(string type) => updates.Where(update => update.GetProperty("type").GetString() == type);
    }
}
