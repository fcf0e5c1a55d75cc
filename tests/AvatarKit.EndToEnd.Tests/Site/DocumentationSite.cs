using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace AvatarKit.EndToEnd.Tests.Site;

/// <summary>The documentation site, built once and served on loopback.</summary>
public sealed partial class DocumentationSite : IAsyncLifetime
{
    private readonly ScratchFolder scratch = new();
    private WebApplication? server;

    public string Folder => scratch["site"];

    public Uri Address { get; private set; } = null!;

    /// <summary>The HTML of every page, by its path in the site.</summary>
    public IReadOnlyDictionary<string, string> Pages { get; private set; } = new Dictionary<string, string>();

    public async Task InitializeAsync()
    {
        ProgramRun run = await ProgramRun.RunAsync("bash", [Path.Combine(Repository.Root, "eng", "site", "build"), Folder], Repository.Root);
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Pages = Directory.EnumerateFiles(Folder, "*.html", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(Folder, file).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllText, StringComparer.Ordinal);

        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.UseFileServer(new FileServerOptions { FileProvider = new PhysicalFileProvider(Folder) });
        await server.StartAsync();
        Address = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public async Task DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        scratch.Dispose();
    }

    /// <summary>What can be linked to within a page.</summary>
    public static IReadOnlySet<string> AnchorsOf(string html)
        => Anchor().Matches(html).Select(static match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex("\\sid=\"([^\"]+)\"")]
    private static partial Regex Anchor();
}
