namespace AvatarKit.EndToEnd.Tests.Console;

public sealed class SayTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Each_sentence_is_told_class_by_class()
    {
        ProgramRun run = await RunAsync("Am 24.12.2024 um 14.30 Uhr kostet 1 kg 3,50 €. Dr. Wolf kommt.", "--locale", "de-AT", "--quiet");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(
            [
                "written Am 24.12.2024 um 14.30 Uhr kostet 1 kg 3,50 €.",
                "said Am vierundzwanzigsten Dezember 2024 um 14 Uhr 30 kostet ein Kilogramm 3 Euro und 50 Cent.",
                "class written said",
                "date 24.12.2024 vierundzwanzigsten Dezember 2024",
                "time 14.30 Uhr 14 Uhr 30",
                "measure 1 kg ein Kilogramm",
                "money 3,50 € 3 Euro und 50 Cent",
                "written Dr. Wolf kommt.",
                "said Doktor Wolf kommt.",
                "class written said",
                "abbreviation Dr. Doktor",
            ],
            Rows(run.Output));
    }

    [Fact]
    public async Task Numbers_that_the_voice_says_are_told_too_and_words_are_not()
    {
        ProgramRun run = await RunAsync("There are 14 rooms in **v2.1**.", "--quiet");

        Assert.Equal(
            [
                "written There are 14 rooms in **v2.1**.",
                "said There are 14 rooms in version 2 point 1.",
                "class written said",
                "cardinal 14 as it is, by the voice",
                "version v2.1 version 2 point 1",
            ],
            Rows(run.Output));
    }

    [Fact]
    public async Task A_text_is_taken_from_a_pipe_and_a_text_without_words_is_not_spoken()
    {
        ProgramRun piped = await RunAsync(["say", "-", "--quiet"], "Nothing to change.\n");
        ProgramRun empty = await RunAsync("* * *", "--out", "nothing.wav");

        Assert.Equal(["written Nothing to change.", "said Nothing to change."], Rows(piped.Output));
        Assert.Contains("said nothing", Rows(empty.Output));
        Assert.False(File.Exists(scratch["nothing.wav"]));
    }

    [Fact]
    public async Task The_speech_becomes_a_file()
    {
        ProgramRun run = await RunAsync("It is 3 o'clock.", "--out", "new/speech.wav");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("new/speech.wav (", run.Output, StringComparison.Ordinal);
        await using FileStream file = File.OpenRead(scratch["new/speech.wav"]);
        await using WaveReader speech = await WaveFile.OpenAsync(file);
        Assert.InRange(file.Length, 8_000, 10_000_000);
        Assert.Equal(["speech.wav"], Directory.GetFiles(scratch["new"]).Select(Path.GetFileName));
    }

    [Fact]
    public async Task The_speech_is_played()
    {
        var player = new FakePlayer(scratch);

        ProgramRun run = await RunAsync(["say", "It is 3 o'clock."], environment: player.Environment);

        Assert.Equal(0, run.ExitCode);
        Assert.InRange(player.Fed.Length, 8_000, 10_000_000);
    }

    [Theory]
    [InlineData("There is nothing to say", " ")]
    [InlineData("is a folder", "Hello.", "--out", ".")]
    [InlineData("There is no voice 'nobody'", "Hello.", "--voice", "nobody", "--out", "x.wav")]
    [InlineData("--quiet speaks nothing", "Hello.", "--quiet", "--out", "x.wav")]
    public async Task A_mistake_is_told(string expected, params string[] arguments)
    {
        ProgramRun run = await RunAsync(arguments);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
    }

    // Without the table's lines, its columns apart by one space.
    private static string[] Rows(string output) =>
    [
        .. output.Split('\n').Select(static line => string.Join(' ', line.Split([' ', '│'], StringSplitOptions.RemoveEmptyEntries)).Trim())
            .Where(static line => line.Any(char.IsLetterOrDigit)),
    ];

    private Task<ProgramRun> RunAsync(params string[] arguments) => RunAsync(["say", .. arguments], input: null);

    private Task<ProgramRun> RunAsync(string[] arguments, string? input = null, IDictionary<string, string?>? environment = null)
        => ProgramRun.RunAsync("dotnet", [Repository.ConsoleProgram, .. arguments], scratch.Path, input, environment);
}
