using System.Text.Json;

namespace AvatarKit.EndToEnd.Tests.NativeCode;

/// <summary>An application that is compiled ahead of time, without a runtime to fall back on.</summary>
public sealed class NativeCodeTests
{
    private const string Question = "How long can I return a bicycle?";

    [NativeCodeFact]
    public async Task An_application_published_as_native_code_has_no_warning_and_answers_in_text_speech_face_and_video()
    {
        using var scratch = new ScratchFolder();
        string program = scratch[Path.Combine("published", "AvatarKit.AotApp")];
        ProgramRun publish = await ProgramRun.RunAsync(
            "dotnet",
            [
                "publish", "tests/AvatarKit.AotApp", "-c", Repository.Configuration, "-o", scratch["published"], "-p:CppCompilerAndLinker=" + NativeCodeFactAttribute.Linker,
                "--no-restore", "-p:BuildProjectReferences=false", "-nodeReuse:false",
            ],
            Repository.Root,
            patience: TimeSpan.FromMinutes(9));
        Assert.True(publish.ExitCode == 0, publish.Output + publish.Errors);
        Assert.DoesNotContain("warning", publish.Output, StringComparison.OrdinalIgnoreCase);
        Assert.False(File.Exists(program + ".dll"), "this is not native code");

        Directory.CreateDirectory(scratch["help"]);
        await File.WriteAllTextAsync(scratch[Path.Combine("help", "returns.md")], "# Returns\n\nYou can return a bicycle within thirty days. Bring the receipt.\n");
        ProgramRun run = await ProgramRun.RunAsync(program, [scratch["data"], scratch["help"], Question, "--video"], scratch.Path);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        JsonElement[] updates = [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement)];
        Assert.Contains("thirty days", string.Concat(Of("textDelta").Select(static delta => delta.GetProperty("text").GetString())), StringComparison.Ordinal);
        Assert.All(Of("speechSegment"), static segment =>
        {
            Assert.NotEqual(0, segment.GetProperty("words").GetArrayLength());
            Assert.True(segment.GetProperty("face").GetProperty("frames").GetInt32() > 0);
            Assert.False(segment.TryGetProperty("isSilent", out JsonElement silent) && silent.GetBoolean());
        });
        Assert.NotEmpty(Of("speechSegment"));
        Assert.NotEmpty(Of("videoSegment"));
        Assert.Empty(Assert.Single(Of("turnCompleted")).GetProperty("warnings").EnumerateArray());

        IEnumerable<JsonElement> Of(string type) => updates.Where(update => update.GetProperty("type").GetString() == type);
    }
}
