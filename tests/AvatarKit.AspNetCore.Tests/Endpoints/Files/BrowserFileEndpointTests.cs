using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AvatarKit.BrowserBuild;
using Microsoft.AspNetCore.Builder;

namespace AvatarKit.AspNetCore.Tests.Endpoints.Files;

public sealed partial class BrowserFileEndpointTests
{
    private const string Folder = "/_content/AvatarKit.AspNetCore/";

    // What docs/web.md says: the component, the player and the face that is drawn, packed by gzip; and with the rig that is drawn first.
    private const int MostScriptBytes = 62_000;
    private const int MostFirstBytes = 70_500;

    public static TheoryData<string> Hosts => ["nothing", "MapStaticAssets", "UseStaticFiles"];

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task The_files_are_served_whatever_the_host_maps(string mapped)
    {
        await using ChatServer server = await ChatServer.StartAsync(before: app => Serve(app, mapped));

        using HttpResponseMessage player = await server.Browser().SendAsync(HttpMethod.Get, Folder + "avatar-player.js");
        using HttpResponseMessage part = await server.Browser().SendAsync(HttpMethod.Get, Folder + "face/pose.js");

        Assert.Equal("text/javascript", player.Content.Headers.ContentType?.MediaType);
        AssertIs("avatar-player.js", await player.Content.ReadAsStringAsync());
        AssertIs("face/pose.js", await part.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_plain_name_is_asked_for_again_and_comes_compressed()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        HttpClient browser = server.Browser();
        string text = ScriptShortener.Shorten("avatar-player.js", PageSources.Read("avatar-player.js"));

        using HttpResponseMessage brotli = await GetAsync(browser, "avatar-player.js", "gzip, deflate, br");
        using HttpResponseMessage gzip = await GetAsync(browser, "avatar-player.js", "gzip, br;q=0");
        using HttpResponseMessage plain = await GetAsync(browser, "avatar-player.js", "identity");
        var again = new HttpRequestMessage(HttpMethod.Get, Folder + "avatar-player.js");
        again.Headers.IfNoneMatch.Add(plain.Headers.ETag!);
        using HttpResponseMessage known = await browser.SendAsync(again);

        Assert.Equal("no-cache", plain.Headers.CacheControl?.ToString());
        Assert.Equal("Accept-Encoding", plain.Headers.Vary.Single());
        Assert.Equal("*", plain.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal(text, await plain.Content.ReadAsStringAsync());
        Assert.Equal(["br"], brotli.Content.Headers.ContentEncoding);
        Assert.Equal(text, Unpack(new BrotliStream(await brotli.Content.ReadAsStreamAsync(), CompressionMode.Decompress)));
        Assert.Equal(["gzip"], gzip.Content.Headers.ContentEncoding);
        Assert.Equal(text, Unpack(new GZipStream(await gzip.Content.ReadAsStreamAsync(), CompressionMode.Decompress)));
        Assert.NotEqual(plain.Headers.ETag, brotli.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
    }

    [Fact]
    public async Task The_components_script_is_one_file_that_is_kept_by_its_contents_hash()
    {
        await using ChatServer server = await ChatServer.StartAsync(before: static app => app.MapStaticAssets());
        HttpClient browser = server.Browser();

        using HttpResponseMessage script = await browser.SendAsync(HttpMethod.Get, AvatarChatAssets.ScriptPath);
        byte[] content = await script.Content.ReadAsByteArrayAsync();
        string old = Folder + "avatar-chat." + new string('0', 20) + ".js";
        using HttpResponseMessage older = await browser.SendAsync(HttpMethod.Get, old);

        Assert.Equal("public, max-age=31536000, immutable", script.Headers.GetValues("Cache-Control").Single());
        Assert.Equal(AvatarChatAssets.ScriptIntegrity, "sha384-" + Convert.ToBase64String(SHA384.HashData(content)));
        Assert.DoesNotMatch(@"(?m)^import\b", Encoding.UTF8.GetString(content));
        Assert.Equal("no-cache", older.Headers.CacheControl?.ToString());
        Assert.Equal(content, await older.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task What_the_component_loads_later_is_kept_by_its_contents_hash_too()
    {
        await using ChatServer server = await ChatServer.StartAsync(before: static app => app.MapStaticAssets());
        HttpClient browser = server.Browser();
        string script = await browser.GetStringAsync(new Uri(server.Address + AvatarChatAssets.ScriptPath[1..]));
        string[] later = [.. Later().Matches(script).Select(static found => found.Groups["file"].Value).Distinct()];

        Assert.Contains(later, static name => name.StartsWith("chat/voice-input.", StringComparison.Ordinal));
        Assert.Contains(later, static name => name.StartsWith("player/playback-worklet.", StringComparison.Ordinal));
        foreach (string name in later)
        {
            using HttpResponseMessage file = await browser.SendAsync(HttpMethod.Get, Folder + name);
            string old = HashOf().Replace(name, "." + new string('0', 20) + ".js");
            using HttpResponseMessage older = await browser.SendAsync(HttpMethod.Get, Folder + old);

            Assert.Equal("public, max-age=31536000, immutable", file.Headers.GetValues("Cache-Control").Single());
            Assert.DoesNotMatch(@"\bfrom\s*['""]", await file.Content.ReadAsStringAsync());
            Assert.Equal("no-cache", older.Headers.CacheControl?.ToString());
            Assert.Equal(await file.Content.ReadAsStringAsync(), await older.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public void What_a_page_loads_before_anybody_speaks_takes_less_than_62_KB()
    {
        string[] rigs = ["rigs/ava.rig.json", "rigs/person.rig.json"];
        int rig = rigs.Sum(static name => BrowserFiles.Shared.Find(name, out _)!.Gzip.Length);

        Assert.InRange(BrowserFiles.Shared.Script.Gzip.Length, 1, MostScriptBytes);
        Assert.InRange(BrowserFiles.Shared.Script.Gzip.Length + rig, 1, MostFirstBytes);
    }

    [Fact]
    public async Task What_draws_portraits_is_loaded_when_it_is_wanted()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        HttpClient browser = server.Browser();

        string component = await browser.GetStringAsync(new Uri(AvatarChatAssets.ScriptPath, UriKind.Relative));
        string name = Later().Matches(component).Select(static found => found.Groups["file"].Value).First(static name
            => name.StartsWith("avatar-portrait.", StringComparison.Ordinal));
        string portraits = await browser.GetStringAsync(new Uri(Folder + name, UriKind.Relative));

        Assert.DoesNotContain("webgl", component, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("webgl", portraits, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("absent.js")]
    [InlineData("reply-page.js")]
    [InlineData("reply-page.html")]
    [InlineData("avatar-chat.zz.js")]
    [InlineData("..%2fappsettings.json")]
    [InlineData("")]
    public async Task What_is_no_file_of_the_component_is_not_there(string name)
    {
        await using ChatServer server = await ChatServer.StartAsync();

        using HttpResponseMessage answer = await server.Browser().SendAsync(HttpMethod.Get, Folder + name);

        await answer.AssertProblemAsync(HttpStatusCode.NotFound, "path.unknown");
    }

    [Fact]
    public async Task An_application_maps_its_avatars_twice()
    {
        await using ChatServer server = await ChatServer.StartAsync(before: static app => app.MapAvatarChat("/other"));
        HttpClient browser = server.Browser();

        using HttpResponseMessage other = await browser.SendAsync(HttpMethod.Get, "/other/avatars");
        using HttpResponseMessage player = await browser.SendAsync(HttpMethod.Get, Folder + "avatar-player.js");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(HttpStatusCode.OK, player.StatusCode);
    }

    private static void Serve(WebApplication app, string mapped)
    {
        switch (mapped)
        {
            case "MapStaticAssets":
                app.MapStaticAssets();
                break;
            case "UseStaticFiles":
                app.UseStaticFiles();
                break;
        }
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient browser, string name, string encodings)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Folder + name);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encodings);
        return browser.SendAsync(request);
    }

    /// <summary>A host's own static files are served as they are; ours shortened.</summary>
    private static void AssertIs(string name, string served)
    {
        string script = PageSources.Read(name);
        Assert.Contains(served.ReplaceLineEndings("\n"), (string[])[script, ScriptShortener.Shorten(name, script)]);
    }

    [GeneratedRegex(@"(?:import\(|new URL\()['""]\./(?<file>[\w./-]+)['""]", RegexOptions.CultureInvariant)]
    private static partial Regex Later();

    [GeneratedRegex(@"\.[0-9a-f]{20}\.js\z", RegexOptions.CultureInvariant)]
    private static partial Regex HashOf();

    private static string Unpack(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
