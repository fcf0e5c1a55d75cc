using System.Text.Json;
using System.Text.RegularExpressions;

namespace AvatarKit.AspNetCore.Tests.Live;

public sealed class LiveGestureTests
{
    [Fact]
    public async Task Gestures_of_an_answer_come_with_the_piece_they_begin_in()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        host.Model.RespondWith("One two [gesture:shrug]three four. [gesture:nod] Five six.");
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync();
        await client.SayAsync("Hello");
        await client.WaitForAsync("end");

        Assert.Equal("One two three four. Five six.", client.Text);
        var made = client.Of("speech").Where(static piece => piece.Json.TryGetProperty("gestures", out _)).SelectMany(static piece
            => piece.Json.GetProperty("gestures").EnumerateArray().Select(gesture => (Gesture: gesture, Piece: piece.Json))).ToList();
        Assert.Equal(["shrug", "nod"], made.Select(static one => one.Gesture.GetProperty("gesture").GetString()));
        Assert.Equal(["three", "Five"], made.Select(static one => WordAt(one.Piece, one.Gesture.GetProperty("startMs").GetDouble())));
        Assert.Contains(client.Of("speech"), static piece => !piece.Json.TryGetProperty("gestures", out _));
    }

    [Fact]
    public async Task A_client_without_faces_is_told_of_no_gestures()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        host.Model.RespondWith("One [gesture:nod] two.");
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync(hello: new { type = "hello", face = false });
        await client.SayAsync("Hello");
        await client.WaitForAsync("end");

        Assert.All(client.Of("speech"), static piece => Assert.False(piece.Json.TryGetProperty("gestures", out _)));
    }

    [Fact]
    public async Task A_gesture_that_the_host_asks_for_is_told_in_order()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        JsonElement welcome = await client.ConnectAsync();
        Assert.True(host.Sessions.TryGet(welcome.GetProperty("session").GetString()!, out AvatarSession? session));

        session.MakeGesture(Gesture.BrowFlash);
        session.MakeGesture(Gesture.Nod);
        await client.WaitForAsync("gesture", 2);

        Assert.Equal(["browFlash", "nod"], client.Of("gesture").Select(static message => message.Text("gesture")));
        Assert.Equal([1, 1], client.Of("gesture").Zip(client.Of("gesture").Skip(1), static (one, next) => next.Number - one.Number).Append(1));
    }

    [Fact]
    public async Task A_client_that_knows_masks_is_sent_the_same_channels_in_fewer_bytes()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        host.Model.RespondWith("One two three four.");
        await using var names = new LiveTestClient(host);
        await names.ConnectAsync(hello: new { type = "hello", face = true });
        await names.SayAsync("Hello", "t");
        await names.WaitForAsync("end");
        await using var masks = new LiveTestClient(host);
        await masks.ConnectAsync(hello: new { type = "hello", face = "mask" });
        await masks.SayAsync("Hello", "t");
        await masks.WaitForAsync("end");

        JsonElement[] named = [.. names.Of("speech").Select(static piece => piece.Json.GetProperty("face"))];
        JsonElement[] masked = [.. masks.Of("speech").Select(static piece => piece.Json.GetProperty("face"))];
        Assert.NotEmpty(named);
        Assert.All(named, static face => Assert.False(face.TryGetProperty("mask", out _)));
        Assert.All(masked, static face => Assert.False(face.TryGetProperty("channels", out _)));
        Assert.Equal(named.Select(static face => face.GetProperty("channels").EnumerateArray().Select(static name => name.GetString()).ToArray()),
            masked.Select(static face => Channels(face.GetProperty("mask").GetString()!)));
        Assert.All(named.Zip(masked), static pair => Assert.True(pair.First.GetRawText().Length > pair.Second.GetRawText().Length + 100));
    }

    [Fact]
    public void The_documentation_has_the_channels_in_the_order_that_masks_count_by()
    {
        string face = File.ReadAllText(LiveSchema.FindDocument("face.md"));
        string list = face[face.IndexOf("### Channels", StringComparison.Ordinal)..];
        list = list[list.IndexOf(":\n\n", StringComparison.Ordinal)..list.IndexOf("\n## ", StringComparison.Ordinal)];

        Assert.Equal(
            Enum.GetNames<FaceChannel>().Select(JsonNamingPolicy.CamelCase.ConvertName),
            Regex.Matches(list, "`([A-Za-z]+)`").Select(static name => name.Groups[1].Value));
    }

    private static string? WordAt(JsonElement piece, double milliseconds) => piece.GetProperty("words").EnumerateArray()
        .First(word => Math.Abs(word.GetProperty("startMs").GetDouble() - milliseconds) < 1).GetProperty("text").GetString();

    private static string[] Channels(string mask)
    {
        string[] names = [.. Enum.GetNames<FaceChannel>().Select(JsonNamingPolicy.CamelCase.ConvertName)];
        return [.. names.Where((_, channel) => (Convert.ToInt32(mask[channel / 4].ToString(), 16) & (1 << (channel % 4))) != 0)];
    }
}
