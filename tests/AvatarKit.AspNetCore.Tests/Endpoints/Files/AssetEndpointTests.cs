using System.Net;
using System.Net.Http.Headers;
using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.AspNetCore.Tests.Endpoints.Files;

public sealed class AssetEndpointTests
{
    [Fact]
    public async Task Speech_that_is_kept_plays_from_any_place_on()
    {
        await using ChatServer server = await ChatServer.StartAsync(
            avatar: static avatar => avatar.Services.Configure<AvatarChatbotOptions>(static options => options.Speech.Store = true));
        HttpClient browser = server.Browser();
        string url = (await browser.AskAsync("""{ "message": "Hi" }""")).Text("avatar_audio_url");

        using HttpResponseMessage whole = await browser.SendAsync(HttpMethod.Get, url);
        byte[] wave = await whole.Content.ReadAsByteArrayAsync();
        using HttpResponseMessage range = await GetRangeAsync(browser, url, 100, 199);
        using HttpResponseMessage beyond = await GetRangeAsync(browser, url, wave.Length, null);

        Assert.Equal("audio/wav", whole.Content.Headers.ContentType?.MediaType);
        Assert.Equal("bytes", whole.Headers.AcceptRanges.Single());
        Assert.Equal("max-age=86400, private, immutable", whole.Headers.GetValues("Cache-Control").Single());
        Assert.Equal("nosniff", whole.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Null(whole.Content.Headers.ContentDisposition);
        Assert.Equal("RIFF"u8.ToArray(), wave[..4]);
        Assert.Equal(HttpStatusCode.PartialContent, range.StatusCode);
        Assert.Equal(wave[100..200], await range.Content.ReadAsByteArrayAsync());
        Assert.Equal(wave.Length, range.Content.Headers.ContentRange?.Length);
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
    }

    [Fact]
    public async Task The_head_and_what_a_browser_has_already_are_told_without_opening_it()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        HttpClient browser = server.Browser();
        string id = await PutAsync(server, await UserOfAsync(server, browser), "audio/wav", new byte[1_000]);

        using HttpResponseMessage head = await browser.SendAsync(HttpMethod.Head, $"assets/{id}");
        var again = new HttpRequestMessage(HttpMethod.Get, $"assets/{id}");
        again.Headers.IfNoneMatch.Add(head.Headers.ETag!);
        using HttpResponseMessage known = await browser.SendAsync(again);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(1_000, head.Content.Headers.ContentLength);
        Assert.NotNull(head.Content.Headers.LastModified);
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        Assert.DoesNotContain(server.Fakes.Assets!.Calls, static call => call.Operation == AssetStoreOperation.Open);
    }

    [Fact]
    public async Task A_store_that_gives_only_a_beginning_gives_ranges_too()
    {
        byte[] content = [.. Enumerable.Range(0, 200_000).Select(static i => (byte)(i * 7))];
        await using ChatServer server = await ChatServer.StartAsync(
            avatar: static avatar => avatar.Services.AddSingleton<IAssetStore>(
                static services => new ForwardOnlyStore(services.GetRequiredService<AvatarFakes>().Assets!)));
        HttpClient browser = server.Browser();
        string id = await PutAsync(server, await UserOfAsync(server, browser), "video/mp4", content);

        using HttpResponseMessage range = await GetRangeAsync(browser, $"assets/{id}", 150_000, null);

        Assert.Equal(HttpStatusCode.PartialContent, range.StatusCode);
        Assert.Equal(content[150_000..], await range.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("image/svg+xml")]
    [InlineData("application/pdf")]
    [InlineData("application/xhtml+xml")]
    [InlineData("not a type")]
    public async Task What_could_run_as_script_is_saved_and_not_opened(string contentType)
    {
        await using ChatServer server = await ChatServer.StartAsync();
        HttpClient browser = server.Browser();
        string id = await PutAsync(server, await UserOfAsync(server, browser), contentType, "<script>alert(1)</script>"u8.ToArray());

        using HttpResponseMessage answer = await browser.SendAsync(HttpMethod.Get, $"assets/{id}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_visitors_media_are_told_as_what_is_not_there()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.TenantOf = static context
            => context.Request.Headers["X-Tenant"]);
        HttpClient owner = server.Browser();
        string user = await UserOfAsync(server, owner);
        string id = await PutAsync(server, user, "audio/wav", new byte[10]);
        string foreign = await PutAsync(server, user, "audio/wav", new byte[10], tenant: "other");

        using HttpResponseMessage own = await owner.SendAsync(HttpMethod.Get, $"assets/{id}");
        using HttpResponseMessage others = await server.Browser().SendAsync(HttpMethod.Get, $"assets/{id}");
        using HttpResponseMessage otherTenant = await owner.SendAsync(HttpMethod.Get, $"assets/{foreign}");

        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        await others.AssertProblemAsync(HttpStatusCode.NotFound, "asset.unknown");
        await otherTenant.AssertProblemAsync(HttpStatusCode.NotFound, "asset.unknown");
    }

    [Theory]
    [InlineData("assets/..%2f..%2fetc%2fpasswd")]
    [InlineData("assets/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("assets/../../../etc/passwd")]
    [InlineData("assets/..%5c..%5cwindows")]
    [InlineData("assets//etc/passwd")]
    [InlineData("assets/%00")]
    [InlineData("assets/")]
    [InlineData("assets/C:%5cx")]
    public async Task Ways_out_of_the_store_lead_nowhere(string path)
    {
        await using ChatServer server = await ChatServer.StartAsync();
        var asIs = new Uri(server.Address + "avatar/" + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

        using HttpResponseMessage answer = await server.Browser().GetAsync(asIs);

        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.NotFound, HttpStatusCode.BadRequest]);
        Assert.DoesNotContain(server.Fakes.Assets!.Calls, static call => call.Operation == AssetStoreOperation.Open);
        Assert.DoesNotContain(server.Fakes.Assets!.Calls, static call => call.Operation == AssetStoreOperation.Find);
    }

    private static Task<HttpResponseMessage> GetRangeAsync(HttpClient browser, string path, long from, long? to)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Range = new RangeHeaderValue(from, to);
        return browser.SendAsync(request);
    }

    /// <summary>The id under which the server knows a browser.</summary>
    private static async Task<string> UserOfAsync(ChatServer server, HttpClient browser)
    {
        await browser.AskAsync("""{ "message": "Hi", "conversation_id": "mine" }""");
        return server.Fakes.Conversations!.Calls[^1].Key!.Value.UserId;
    }

    private static async Task<string> PutAsync(ChatServer server, string user, string contentType, byte[] content, string tenant = "default")
    {
        using var stream = new MemoryStream(content);
        var upload = new AssetUpload { Owner = new AssetOwner(tenant, user, "mine"), ContentType = contentType };
        return (await server.Services.GetRequiredService<IAssetStore>().PutAsync(upload, stream)).Id;
    }

    /// <summary>A store whose streams, as those of a network, can't be moved in.</summary>
    private sealed class ForwardOnlyStore(IAssetStore inner) : DelegatingAssetStore(inner)
    {
        public override async ValueTask<Stream?> OpenAsync(string id, CancellationToken cancellationToken = default)
            => await base.OpenAsync(id, cancellationToken) is { } stream ? new System.IO.Compression.BrotliStream(
                await CompressAsync(stream, cancellationToken), System.IO.Compression.CompressionMode.Decompress) : null;

        private static async Task<MemoryStream> CompressAsync(Stream stream, CancellationToken cancellationToken)
        {
            var compressed = new MemoryStream();
            await using (stream)
            await using (var brotli = new System.IO.Compression.BrotliStream(
                compressed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            {
                await stream.CopyToAsync(brotli, cancellationToken);
            }

            compressed.Position = 0;
            return compressed;
        }
    }
}
