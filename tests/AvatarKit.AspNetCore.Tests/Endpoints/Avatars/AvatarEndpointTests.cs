using System.Net;
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

    private sealed class Pictures : IAvatarPictures
    {
        private int drawn;

        public int Drawn => drawn;

        public AvatarPicture? Find(string avatarId, AvatarProfile profile)
            => new(avatarId.Length == 0 ? "ava" : avatarId, IsPortrait: false) { Rig = Encoding.UTF8.GetBytes($"{{\"id\":\"{avatarId}\"}}") };

        public ReadOnlyMemory<byte> Draw(AvatarPicture picture, int size)
        {
            Interlocked.Increment(ref drawn);
            return Encoding.UTF8.GetBytes($"{picture.FaceId} at {size}");
        }
    }
}
