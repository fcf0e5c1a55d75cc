using System.IO.Compression;
using System.Text.Json;
using AvatarKit.Testing;

namespace AvatarKit.AspNetCore.Tests.Live;

public sealed class LiveConversationTests
{
    private const string Answer = "One two three four. Five six seven eight.";

    [Fact]
    public async Task A_visitor_says_something_and_gets_text_speech_a_face_and_the_end()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        host.Model.RespondWith(Answer);
        await using var client = new LiveTestClient(host);
        JsonElement welcome = await client.ConnectAsync();
        string turnId = await client.SayAsync("Hello");
        await client.WaitForAsync("end");
        await client.WaitAsync(static one => one.Of("state").Any(state => state.Text("state") == "idle"));

        Assert.Equal("no", welcome.GetProperty("resumed").GetString());
        Assert.Equal("pcm", welcome.GetProperty("audio").GetProperty("codec").GetString());
        Assert.Equal("Ava", welcome.GetProperty("avatar").GetProperty("name").GetString());
        Assert.Equal(Answer, client.Text);
        Assert.Equal(turnId, client.Of("turn").Single().Text("turnId"));
        Assert.Equal("completed", client.Of("end").Single().Text("outcome"));
        Assert.Equal(
            ["One two three four.", "Five six seven eight."],
            client.Of("speech").Select(static piece => piece.Text("text")?.Trim()).OfType<string>());
        Assert.Equal(1, client.Of("ack").Last().Json.GetProperty("seq").GetInt64());

        LiveMessage[] numbered = [.. client.Messages.Where(static message => message.Number > 0)];
        Assert.Equal(Enumerable.Range(1, numbered.Length).Select(static number => (long)number), numbered.Select(static message => message.Number));
        foreach (LiveMessage piece in client.Of("speech"))
        {
            Assert.Equal(piece.Json.GetProperty("samples").GetInt32() * 2, piece.MediaOf(1)!.Length);
            Assert.Equal(16_000, piece.Json.GetProperty("sampleRate").GetInt32());
            Assert.Contains(piece.MediaOf(1)!, static value => value != 0);
            JsonElement face = piece.Json.GetProperty("face");
            Assert.Equal(face.GetProperty("frames").GetInt32() * face.GetProperty("channels").GetArrayLength(), Inflate(piece.MediaOf(2)!).Length);
        }
    }

    [Fact]
    public async Task What_a_person_says_is_answered_in_their_conversation_also_over_the_next_connection()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync(new { conversation = "c1", speech = false });
        await client.SayAsync("My name is Ada");
        await client.WaitForAsync("end");
        await client.SendAsync(new { type = "bye" });
        Assert.Equal(1000, await client.WaitForCloseAsync());
        client.CountFrom(0);

        JsonElement welcome = await client.ConnectAsync(new { conversation = "c1", speech = false });
        await client.SayAsync("What is it?");
        await client.WaitForAsync("end", 2);

        Assert.Equal("c1", welcome.GetProperty("conversation").GetString());
        Assert.Equal(JsonValueKind.Null, welcome.GetProperty("audio").ValueKind);
        Assert.Empty(client.Of("speech"));
        Assert.Contains(host.Model.Calls[^1].Messages, static message => message.Text.Contains("My name is Ada", StringComparison.Ordinal));
    }

    private static byte[] Inflate(byte[] packed)
    {
        using var source = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var all = new MemoryStream();
        source.CopyTo(all);
        return all.ToArray();
    }
}
