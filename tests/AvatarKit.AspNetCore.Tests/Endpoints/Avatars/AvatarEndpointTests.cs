using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.AspNetCore.Tests.Endpoints.Avatars;

public sealed class AvatarEndpointTests
{
    [Fact]
    public async Task The_avatars_are_listed_the_default_one_first()
    {
        await using ChatServer server = await ChatServer.StartAsync(
            avatar: static avatar => avatar
                .AddAvatar("lea", static lea => (lea.Name, lea.Locale, lea.Greeting, lea.Instructions) = ("Lea", "de-DE", "Hallo!", "secret"))
                .AddAvatar("carl", static carl => (carl.Name, carl.Portrait) = ("Carl", "carl")));

        using HttpResponseMessage answer = await server.Browser().SendAsync(HttpMethod.Get, "avatars");
        JsonElement avatars = (await answer.ReadAsync(HttpStatusCode.OK)).GetProperty("avatars");

        Assert.Equal(["default", "carl", "lea"], avatars.EnumerateArray().Select(static avatar => avatar.Text("id")));
        Assert.Equal("Ava", avatars[0].Text("name"));
        Assert.Equal("portrait", avatars[1].GetProperty("face").Text("kind"));
        Assert.Equal("drawn", avatars[2].GetProperty("face").Text("kind"));
        Assert.Equal("Hallo!", avatars[2].Text("greeting"));
        Assert.DoesNotContain("secret", avatars.GetRawText(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task The_default_avatar_may_be_named()
    {
        await using ChatServer server = await ChatServer.StartAsync();

        JsonElement answer = await server.Browser().AskAsync("""{ "message": "Hi", "avatar": "default" }""");

        Assert.Equal("You said: Hi", answer.Text("avatar_response"));
    }

    [Fact]
    public async Task Pictures_and_rigs_are_given_where_the_host_has_them()
    {
        var pictures = new Pictures();
        await using ChatServer server = await ChatServer.StartAsync(
            avatar: avatar => avatar.AddAvatar("lea").Services.AddSingleton<IAvatarPictures>(pictures));
        HttpClient browser = server.Browser();
        JsonElement face = (await browser.GetJsonAsync("avatars")).GetProperty("avatars")[1].GetProperty("face");

        using HttpResponseMessage still = await browser.SendAsync(HttpMethod.Get, face.Text("still") + "?size=100");
        using HttpResponseMessage again = await browser.SendAsync(HttpMethod.Get, face.Text("still") + "?size=128");
        using HttpResponseMessage rig = await browser.SendAsync(HttpMethod.Get, face.Text("rig"));
        var known = new HttpRequestMessage(HttpMethod.Get, face.Text("still") + "?size=128");
        known.Headers.IfNoneMatch.Add(still.Headers.ETag!);
        using HttpResponseMessage unchanged = await browser.SendAsync(known);

        Assert.Equal("/avatar/avatars/lea/still", face.Text("still"));
        Assert.Equal("image/png", still.Content.Headers.ContentType?.MediaType);
        Assert.Equal("lea at 128", await still.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(1, pictures.Drawn);
        Assert.Equal("application/json", rig.Content.Headers.ContentType?.MediaType);
        Assert.Equal("{\"id\":\"lea\"}", await rig.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Theory]
    [InlineData("avatars/nobody/still", HttpStatusCode.NotFound, "avatar.unknown")]
    [InlineData("avatars/default/still", HttpStatusCode.NotFound, "avatar.no_picture")]
    [InlineData("avatars/default/still?size=4000", HttpStatusCode.BadRequest, "query.invalid")]
    [InlineData("avatars/carl/rig", HttpStatusCode.NotFound, "avatar.no_picture")]
    [InlineData("avatars/nobody/rig", HttpStatusCode.NotFound, "avatar.unknown")]
    public async Task A_picture_that_is_not_there_is_a_problem(string path, HttpStatusCode status, string code)
    {
        await using ChatServer server = await ChatServer.StartAsync(
            avatar: static avatar => avatar.AddAvatar("carl", static carl => carl.Portrait = "carl"));

        using HttpResponseMessage answer = await server.Browser().SendAsync(HttpMethod.Get, path);

        await answer.AssertProblemAsync(status, code);
    }

    [Fact]
    public async Task The_voices_are_listed_and_asked_for_once_a_minute()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        HttpClient browser = server.Browser();

        JsonElement first = (await browser.GetJsonAsync("voices")).GetProperty("voices")[0];
        await browser.GetJsonAsync("voices");

        VoiceInfo voice = (await server.Fakes.Speech!.GetVoicesAsync())[0];
        Assert.Equal(voice.Id, first.Text("id"));
        Assert.Equal(voice.Locale, first.Text("locale"));
        Assert.False(first.TryGetProperty("provider", out _));
    }

    [Fact]
    public async Task A_portrait_is_given_with_its_textures_and_read_once()
    {
        var pictures = new Pictures();
        await using ChatServer server = await ChatServer.StartAsync(
            avatar: avatar => avatar.AddAvatar("carl", static carl => carl.Portrait = "carl").Services.AddSingleton<IAvatarPictures>(pictures));
        HttpClient browser = server.Browser();
        JsonElement face = (await browser.GetJsonAsync("avatars")).GetProperty("avatars")[1].GetProperty("face");
        string address = face.Text("portrait");

        using HttpResponseMessage portrait = await browser.SendAsync(HttpMethod.Get, address);
        var compressed = new HttpRequestMessage(HttpMethod.Get, address);
        compressed.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
        using HttpResponseMessage small = await browser.SendAsync(compressed);
        var known = new HttpRequestMessage(HttpMethod.Get, address);
        known.Headers.IfNoneMatch.Add(portrait.Headers.ETag!);
        using HttpResponseMessage unchanged = await browser.SendAsync(known);

        Assert.Equal("/avatar/avatars/carl/portrait", address);
        Assert.Equal("application/json", portrait.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-cache", portrait.Headers.CacheControl?.ToString());
        Assert.Equal(Pictures.Mesh, await portrait.Content.ReadAsStringAsync());
        Assert.Equal(["br"], small.Content.Headers.ContentEncoding);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Equal(1, pictures.Read);
    }

    [Fact]
    public async Task A_texture_is_kept_by_its_contents_hash()
    {
        await using ChatServer server = await ChatServer.StartAsync(
            avatar: static avatar => avatar.AddAvatar("carl", static carl => carl.Portrait = "carl").Services
                .AddSingleton<IAvatarPictures>(new Pictures()));
        HttpClient browser = server.Browser();
        string hash = Convert.ToHexStringLower(SHA256.HashData("photograph"u8))[..20];

        using HttpResponseMessage named = await browser.SendAsync(HttpMethod.Get, $"avatars/carl/portrait/photo?v={hash}");
        using HttpResponseMessage older = await browser.SendAsync(HttpMethod.Get, $"avatars/carl/portrait/photo?v={new string('0', 20)}");
        using HttpResponseMessage head = await browser.SendAsync(HttpMethod.Head, "avatars/carl/portrait/photo");

        Assert.Equal("image/jpeg", named.Content.Headers.ContentType?.MediaType);
        Assert.Equal("photograph", await named.Content.ReadAsStringAsync());
        Assert.Equal("max-age=31536000, private, immutable", named.Headers.GetValues("Cache-Control").Single());
        Assert.Equal("nosniff", named.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-cache", older.Headers.CacheControl?.ToString());
        Assert.Equal("photograph", await older.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(10, head.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("avatars/nobody/portrait", "avatar.unknown")]
    [InlineData("avatars/nobody/portrait/photo", "avatar.unknown")]
    [InlineData("avatars/default/portrait", "avatar.no_picture")]
    [InlineData("avatars/default/portrait/photo", "avatar.no_picture")]
    [InlineData("avatars/carl/portrait/face.jpg", "avatar.no_picture")]
    [InlineData("avatars/carl/portrait/..%2fphoto", "avatar.no_picture")]
    [InlineData("avatars/carl/portrait/photo/more", "path.unknown")]
    public async Task A_portrait_that_is_not_there_is_a_problem(string path, string code)
    {
        await using ChatServer server = await ChatServer.StartAsync(
            avatar: static avatar => avatar.AddAvatar("carl", static carl => carl.Portrait = "carl").Services
                .AddSingleton<IAvatarPictures>(new Pictures()));

        using HttpResponseMessage answer = await server.Browser().SendAsync(HttpMethod.Get, path);

        await answer.AssertProblemAsync(HttpStatusCode.NotFound, code);
    }

    private sealed class Pictures : IAvatarPictures
    {
        public const string Mesh = """{"format":"avatarkit.portrait/1"}""";

        private int read;

        private int drawn;

        public int Drawn => drawn;

        public int Read => read;

        public AvatarPicture? Find(string avatarId, AvatarProfile profile)
            => profile.Portrait is { } portrait
                ? new AvatarPicture(portrait, IsPortrait: true) { HasMesh = true }
                : new(avatarId.Length == 0 ? "ava" : avatarId, IsPortrait: false) { Rig = Encoding.UTF8.GetBytes($"{{\"id\":\"{avatarId}\"}}") };

        public AvatarPortrait? ReadPortrait(AvatarPicture picture)
        {
            Interlocked.Increment(ref read);
            return new AvatarPortrait(
                Encoding.UTF8.GetBytes(Mesh),
                new Dictionary<string, AvatarPortraitTexture> { ["photo"] = new("photograph"u8.ToArray(), "image/jpeg") });
        }

        public ReadOnlyMemory<byte> Draw(AvatarPicture picture, int size)
        {
            Interlocked.Increment(ref drawn);
            return Encoding.UTF8.GetBytes($"{picture.FaceId} at {size}");
        }
    }
}
