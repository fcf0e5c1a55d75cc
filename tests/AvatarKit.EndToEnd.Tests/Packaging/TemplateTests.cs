namespace AvatarKit.EndToEnd.Tests.Packaging;

/// <summary>Each template makes an application that is built without a warning, runs and answers.</summary>
[Collection(PackagingCollection.Name)]
public sealed class TemplateTests(PackedFeed feed)
{
    [Fact]
    public async Task A_console_application_answers_and_writes_a_page_that_speaks()
    {
        TemplateApp app = await TemplateApp.MakeAsync(feed, "avatar-console");

        ProgramRun run = await ProgramRun.RunAsync("dotnet", ["run", "--no-build"], app.Folder, TemplateApp.Question + "\n\n", Quiet(app));

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains("thirty days", run.Output, StringComparison.Ordinal);
        Assert.True(new FileInfo(Path.Combine(app.Folder, "reply.html")).Length > 10_000);
    }

    [Fact]
    public async Task A_web_application_serves_the_page_its_scripts_and_an_answer()
    {
        TemplateApp app = await TemplateApp.MakeAsync(feed, "avatar-web");

        await app.AnswersAsync(Quiet(app), "thirty days");
    }

    // Its data lie in its own folder.
    private static Dictionary<string, string?> Quiet(TemplateApp app)
        => new() { ["AvatarKit__Local__DataFolder"] = Path.Combine(app.Folder, "data"), ["DOTNET_ENVIRONMENT"] = "Production" };
}
