using System.Text.Json;

namespace AvatarKit.EndToEnd.Tests.Console;

/// <summary>Several avatars in one console: <c>--avatar</c>.</summary>
public sealed class AvatarTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("ada", "I'm Ada.", "flite/slt", "What is the Analytical Engine?", "Babbage", "Ada and the museum")]
    [InlineData("Marcus", "I'm Marcus.", "flite/rms", "How often do I oil the chain?", "two hundred kilometres", "Marcus and the workshop")]
    public async Task An_avatar_has_its_name_its_voice_and_its_knowledge(
        string avatar, string name, string voice, string question, string known, string source)
    {
        AvatarResponse who = await AskAsync("--avatar", avatar, "Who are you?");
        AvatarResponse what = await AskAsync("--avatar", avatar, question);

        Assert.StartsWith(name, who.Text, StringComparison.Ordinal);
        Assert.All(who.Segments, piece => Assert.Equal(voice, piece.Voice));
        Assert.Contains(known, what.Text, StringComparison.Ordinal);
        Assert.Equal(source, Assert.Single(what.Sources).Title);
    }

    [Fact]
    public async Task Without_a_name_Ava_answers_from_the_documentation()
    {
        AvatarResponse who = await AskAsync("Who are you?");

        Assert.StartsWith("I'm Ava.", who.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_titled_with_the_avatars_name()
    {
        ProgramRun run = await RunAsync("--avatar", "ada", "--out", scratch["out"], "Who are you?");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("<title>Ada</title>", await File.ReadAllTextAsync(scratch["out/reply.html"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ava", "Who are you?")]
    [InlineData("asha", "--avatar", "ada", "Who are you?")]
    [InlineData("pixel", "--character", "pixel", "Who are you?")]
    [InlineData("mine", "--character", "mine.rig.json", "Who are you?")]
    public async Task The_page_shows_the_character_that_is_asked_for(string expected, params string[] arguments)
    {
        scratch.Write("mine.rig.json", """{ "format": "avatarkit.rig/1", "id": "mine", "name": "Mine", "extends": "marcus" }""");

        ProgramRun run = await RunAsync(["--out", scratch["out"], .. arguments]);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        string page = await File.ReadAllTextAsync(scratch["out/reply.html"]);
        Assert.Contains($$"""
            "rig":[{"format":"avatarkit.rig/1","id":"{{expected}}"
            """, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody", "There is no character 'nobody'. There are ava, marcus, asha, pixel; or name the file of a rig.")]
    [InlineData("bad.rig.json", "The rig cannot be used: $.layers['mouth'].layers['lips'].fill: 'red' is not a colour.")]
    public async Task A_character_that_cannot_be_shown_is_told_of_before_anything_is_asked(string character, string expected)
    {
        scratch.Write("bad.rig.json", """
            { "format": "avatarkit.rig/1", "id": "bad", "name": "Bad", "extends": "ava", "layers": [{ "id": "lips", "fill": "red" }] }
            """);

        ProgramRun run = await RunAsync("--out", scratch["out"], "--character", character, "Who are you?");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(expected, run.Errors.Trim(), StringComparison.Ordinal);
        Assert.False(File.Exists(scratch["out/reply.html"]));
    }

    [Fact]
    public async Task A_settings_file_adds_avatars_and_changes_those_there_are()
    {
        scratch.Write("appsettings.json", """
            { "AvatarKit": { "Avatars": { "bo": { "Name": "Bo", "Voice": "flite/awb" }, "ada": { "Name": "Augusta" } } } }
            """);

        AvatarResponse bo = await AskAsync("--avatar", "bo", "Who are you?");
        AvatarResponse ada = await AskAsync("--avatar", "ada", "Who are you?");

        Assert.StartsWith("I'm Bo.", bo.Text, StringComparison.Ordinal);
        Assert.All(bo.Segments, piece => Assert.Equal("flite/awb", piece.Voice));
        Assert.StartsWith("I'm Augusta.", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_name_is_answered_with_those_there_are()
    {
        scratch.Write("appsettings.json", """{ "AvatarKit": { "Avatars": { "bo": { "Name": "Bo" } } } }""");

        ProgramRun run = await RunAsync("--avatar", "eve", "Who are you?");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Equal("There is no avatar 'eve'. There are ada, marcus, bo; without --avatar the default one answers.", run.Errors.Trim());
    }

    private async Task<AvatarResponse> AskAsync(params string[] arguments)
    {
        ProgramRun run = await RunAsync(["--json", .. arguments]);
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        return (AvatarResponse)JsonSerializer.Deserialize(run.Output, AvatarJson.Options.GetTypeInfo(typeof(AvatarResponse)))!;
    }

    private Task<ProgramRun> RunAsync(params string[] arguments)
        => ProgramRun.RunAsync("dotnet", [Repository.ConsoleProgram, "--data", scratch["data"], .. arguments], scratch.Path);
}
