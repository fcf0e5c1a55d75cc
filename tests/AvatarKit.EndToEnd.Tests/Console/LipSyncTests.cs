using System.Text.Json;
using System.Xml.Linq;

namespace AvatarKit.EndToEnd.Tests.Console;

public sealed class LipSyncTests : IDisposable
{
    private const int Rate = 16_000;

    private readonly ScratchFolder scratch = new();

    public LipSyncTests() => WriteRecording(scratch["speech.wav"], seconds: 2);

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_recording_becomes_a_track()
    {
        ProgramRun run = await RunAsync("speech.wav", "--text", "Mama", "--out", "new/track.json");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("2 s of speech as oculus", run.Output, StringComparison.Ordinal);
        JsonElement track = await JsonAsync("new/track.json");
        Assert.Equal("avatarkit.visemes/1", track.GetProperty("format").GetString());
        Assert.Equal(2000, track.GetProperty("durationMs").GetDouble());
        Assert.NotEqual(0, track.GetProperty("visemes").GetArrayLength());
        Assert.Equal(["track.json"], Directory.GetFiles(scratch["new"]).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Every_format_is_written()
    {
        await File.WriteAllTextAsync(scratch["said.txt"], "Mama\n");
        foreach (string[] arguments in (string[][])[
            ["--format", "arkit", "--fps", "30", "--out", "arkit.json", "--text-file", "said.txt"],
            ["--format", "azure", "--out", "azure.json", "--locale", "de-DE"],
            ["--format", "rhubarb", "--out", "rhubarb.json"],
            ["--format", "Rhubarb", "--out", "rhubarb.tsv"],
            ["--format", "rhubarb", "--out", "rhubarb.xml"]])
        {
            ProgramRun run = await RunAsync(["speech.wav", .. arguments]);
            Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        }

        JsonElement arkit = await JsonAsync("arkit.json");
        Assert.Equal((30, 61), (arkit.GetProperty("fps").GetInt32(), arkit.GetProperty("frames").GetArrayLength()));
        Assert.Equal(20_000_000, (await JsonAsync("azure.json")).EnumerateArray().Last().GetProperty("audioOffset").GetInt64());
        Assert.Equal(scratch["speech.wav"], (await JsonAsync("rhubarb.json")).GetProperty("metadata").GetProperty("soundFile").GetString());
        Assert.EndsWith("2.00\tX\n", await File.ReadAllTextAsync(scratch["rhubarb.tsv"]), StringComparison.Ordinal);
        Assert.Equal("2.00", XElement.Load(scratch["rhubarb.xml"]).Element("metadata")!.Element("duration")!.Value);
    }

    [Fact]
    public async Task Tracks_go_through_pipes()
    {
        ProgramRun run = await ProgramRun.RunAsync(
            "bash", ["-c", $"cat speech.wav | dotnet '{Repository.ConsoleProgram}' lipsync - --out -"], scratch.Path);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(2000, JsonDocument.Parse(run.Output).RootElement.GetProperty("durationMs").GetDouble());
    }

    [Theory]
    [InlineData("There is no file 'nowhere.wav'", "nowhere.wav", "--out", "track.json")]
    [InlineData("is a folder", ".", "--out", "track.json")]
    [InlineData("is a folder", "speech.wav", "--out", ".")]
    [InlineData("not a WAV file. Convert it: ffmpeg", "words.txt", "--out", "track.json")]
    [InlineData("ends within its 'fmt ' chunk", "short.wav", "--out", "track.json")]
    [InlineData("not one of oculus, arkit, azure, rhubarb", "speech.wav", "--out", "track.json", "--format", "vrm")]
    [InlineData("--out says where", "speech.wav")]
    [InlineData("the recording itself", "speech.wav", "--out", "./speech.wav")]
    [InlineData("give one of them", "speech.wav", "--out", "track.json", "--text", "a", "--text-file", "words.txt")]
    [InlineData("no.txt", "speech.wav", "--out", "track.json", "--text-file", "no.txt")]
    [InlineData("--fps goes with --format arkit", "speech.wav", "--out", "track.json", "--fps", "30")]
    [InlineData("always has 60", "speech.wav", "--out", "track.json", "--fps", "30", "--format", "azure")]
    [InlineData("--fps 500 is not from 1 to 240", "speech.wav", "--out", "track.json", "--fps", "500", "--format", "arkit")]
    [InlineData("No space left on device", "speech.wav", "--out", "/dev/full")]
    public async Task What_is_wrong_is_said_in_one_line_and_nothing_is_left_behind(string expected, params string[] arguments)
    {
        await File.WriteAllTextAsync(scratch["words.txt"], "Once upon a time");
        await File.WriteAllBytesAsync(scratch["short.wav"], (await File.ReadAllBytesAsync(scratch["speech.wav"]))[..20]);
        string[] before = Directory.GetFiles(scratch.Path);

        ProgramRun run = await RunAsync(arguments);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(before.Order(), Directory.GetFiles(scratch.Path).Order());
    }

    [Fact]
    public async Task A_disk_that_fills_up_leaves_the_track_that_was_there()
    {
        await File.WriteAllTextAsync(scratch["track.json"], "the old one");
        WriteRecording(scratch["long.wav"], seconds: 60);

        // The file that is written before it takes the old one's place lies on a disk that is full.
        File.CreateSymbolicLink(scratch["track.json.tmp"], "/dev/full");

        ProgramRun run = await RunAsync("long.wav", "--format", "arkit", "--out", "track.json");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("No space left on device", run.Errors, StringComparison.Ordinal);
        Assert.Equal("the old one", await File.ReadAllTextAsync(scratch["track.json"]));
        Assert.Equal(["long.wav", "speech.wav", "track.json"], Directory.GetFiles(scratch.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_recording_without_a_sample_is_an_empty_track()
    {
        WriteRecording(scratch["empty.wav"], seconds: 0);

        ProgramRun run = await RunAsync("empty.wav", "--out", "track.json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(0, (await JsonAsync("track.json")).GetProperty("visemes").GetArrayLength());
    }

    [Fact]
    public async Task A_question_may_still_be_about_lipsync()
    {
        ProgramRun run = await ProgramRun.RunAsync(
            "dotnet", [Repository.ConsoleProgram, "--json", "--data", scratch["data"], "What is lipsync?"], scratch.Path);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\"turnId\"", run.Output, StringComparison.Ordinal);
    }

    /// <summary>Half a second of hum, half a second of hush, and so on.</summary>
    private static void WriteRecording(string path, int seconds)
    {
        var audio = new byte[seconds * Rate * 2];
        for (int i = 0; i < audio.Length / 2; i++)
        {
            short sample = i / (Rate / 2) % 2 == 0 ? (short)(6000 * Math.Sin(i * 2 * Math.PI * 150 / Rate)) : (short)0;
            BitConverter.TryWriteBytes(audio.AsSpan(i * 2), sample);
        }

        using FileStream file = File.Create(path);
        WaveFile.Write(file, [new SpeechSegment
        {
            TurnId = "t", Index = 0, Text = "", TextStart = 0, SpokenText = "", Voice = "hum", Format = AudioFormat.Pcm16(Rate), Audio = audio,
            Duration = TimeSpan.FromSeconds(seconds), Words = [], Visemes = [],
        }]);
    }

    private async Task<JsonElement> JsonAsync(string name) => JsonDocument.Parse(await File.ReadAllTextAsync(scratch[name])).RootElement;

    private Task<ProgramRun> RunAsync(params string[] arguments)
        => ProgramRun.RunAsync("dotnet", [Repository.ConsoleProgram, "lipsync", .. arguments], scratch.Path);
}
