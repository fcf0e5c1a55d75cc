using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace AvatarKit.EndToEnd.Tests.Packaging;

/// <summary>An application that a template made.</summary>
internal sealed class TemplateApp(string folder)
{
    public const string Question = "How long can I return a bicycle?";

    public string Folder => folder;

    /// <summary>Installs the templates for this run alone, makes an application of one, and builds it.</summary>
    public static async Task<TemplateApp> MakeAsync(PackedFeed feed, string template, params string[] options)
    {
        string place = feed.Place(template);
        string hive = Path.Combine(place, "hive");
        string[] alone = ["--debug:custom-hive", hive];
        await PackedFeed.DotnetAsync(place, null, ["new", "install", feed.FileOf("AvatarKit.Templates"), .. alone]);
        await PackedFeed.DotnetAsync(place, null, ["new", template, "--name", "Shop", "--output", "Shop", .. options, .. alone]);
        string app = Path.Combine(place, "Shop");
        Assert.True(File.Exists(Path.Combine(app, "Shop.csproj")));
        await PackedFeed.DotnetAsync(app, null, "build", "-warnaserror", "-p:NuGetAudit=false");
        return new TemplateApp(app);
    }

    /// <summary>Starts it, and finds the page, its script and an answer.</summary>
    public async Task AnswersAsync(Dictionary<string, string?> environment, string expected)
    {
        environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        using Process process = ProgramRun.Start("dotnet", ["run", "--no-build", "--no-launch-profile"], Folder, environment);
        try
        {
            using var client = new HttpClient { BaseAddress = await AddressAsync(process) };
            Assert.Contains("<avatar-chat", await client.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
            string script = await client.GetStringAsync(new Uri("/_content/AvatarKit.AspNetCore/avatar-chat.js", UriKind.Relative));
            Assert.Contains("import", script, StringComparison.Ordinal);
            using HttpResponseMessage answer = await client.PostAsJsonAsync(new Uri("/avatar/chat", UriKind.Relative), new { message = Question });
            string body = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, body);
            using var json = JsonDocument.Parse(body);
            Assert.Contains(expected, json.RootElement.GetProperty("avatar_response").GetString(), StringComparison.Ordinal);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static async Task<Uri> AddressAsync(Process process)
    {
        const string Said = "Now listening on: ";
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            int at = line.IndexOf(Said, StringComparison.Ordinal);
            if (at >= 0)
            {
                // What it says afterwards is taken away, so that it never waits.
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
                return new Uri(line[(at + Said.Length)..].Trim());
            }
        }

        throw new InvalidOperationException("It ended before it listened. " + await process.StandardError.ReadToEndAsync(patience.Token));
    }
}
