using System.Net.WebSockets;
using System.Runtime.InteropServices;
using AvatarKit.Testing;
using Concentus;
using Concentus.Enums;

namespace AvatarKit.AspNetCore.Tests.Live;

public sealed class LiveVoiceTests
{
    [Theory]
    [InlineData("pcm")]
    [InlineData("opus")]
    public async Task What_is_spoken_into_the_microphone_is_understood_and_answered(string codec)
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        host.Fakes.Recognizer!.RespondWith(
            new FakeHearing().Voice().AfterAudio(TimeSpan.FromMilliseconds(400)).Partial("What time").Final("What time is it?").Silence());
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync();
        await client.SendAsync(new { type = "audioStart", id = 7, codec, sampleRate = 16_000 });
        foreach (byte[] packet in Speak(codec, packets: 25))
        {
            await client.SendAsync([16, 7, 0, 0, 0, .. packet], WebSocketMessageType.Binary);
        }

        await client.SendAsync(new { type = "audioEnd", id = 7 });
        await client.WaitForAsync("end");

        // The last of the sound may be heard after what was understood is answered.
        await client.WaitAsync(_ => host.Fakes.Recognizer.Calls.Single().Heard >= TimeSpan.FromMilliseconds(500));
        Assert.Equal(
            [("What time", false), ("What time is it?", true)],
            client.Of("transcript").Select(static one => (one.Text("text")!, one.Json.GetProperty("final").GetBoolean())));
        Assert.Contains("What time is it?", client.Text, StringComparison.Ordinal);
        FakeRecognitionCall call = host.Fakes.Recognizer.Calls.Single();
        Assert.Equal(AudioFormat.Pcm16(16_000), call.Request.Format);
        Assert.Equal(TimeSpan.FromMilliseconds(500), call.Heard);
    }

    [Fact]
    public async Task Sound_that_is_no_opus_is_told_and_dropped()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync();
        await client.SendAsync(new { type = "audioStart", id = 1, codec = "opus" });
        for (byte i = 0; i < 60; i++)
        {
            await client.SendAsync([16, 1, 0, 0, 0, i, 255, i, 255, i], WebSocketMessageType.Binary);
        }

        await client.SendAsync(new { type = "ping" });
        await client.WaitForAsync("pong");
        Assert.All(client.Of("error"), static error => Assert.Equal("audio.dropped", error.Text("code")));
    }

    [Fact]
    public async Task A_person_who_interrupts_is_heard_and_the_conversation_keeps_what_they_heard()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        host.Model.RespondWith("One two three four five six. Seven eight nine ten.");
        await using var client = new LiveTestClient(host) { Hears = false };
        await client.ConnectAsync(new { conversation = "c1" });
        string turnId = await client.SayAsync("Hello");
        await client.WaitAsync(static one => one.Of("speech").Count() >= 2);
        double third = client.Of("speech").First().Json.GetProperty("words")[0].GetProperty("startMs").GetDouble() + 1;
        await client.SendNumberedAsync(new { type = "interrupt", playback = new { turnId, segment = 0, elapsedMs = third } });
        await client.WaitAsync(static one => one.Of("notice").Any(static notice => notice.Text("kind") == "stopPlayback"));
        await client.WaitForAsync("end");
        await client.WaitAsync(static one => one.Of("state").Last().Text("state") == "idle");

        client.CountFrom(2);
        await client.SayAsync("Go on");
        await client.WaitAsync(_ => host.Model.Calls.Count == 2);
        string said = host.Model.Calls[1].Messages.Single(static message => message.Role.Value == "assistant").Text;
        Assert.StartsWith("One", said, StringComparison.Ordinal);
        Assert.DoesNotContain("two", said, StringComparison.Ordinal);
    }

    private static IEnumerable<byte[]> Speak(string codec, int packets)
    {
        using IOpusEncoder encoder = OpusCodecFactory.CreateEncoder(16_000, 1, OpusApplication.OPUS_APPLICATION_VOIP);
        var packet = new byte[1_275];
        for (int i = 0; i < packets; i++)
        {
            var samples = new short[320];
            for (int j = 0; j < samples.Length; j++)
            {
                samples[j] = (short)(8_000 * Math.Sin(((i * 320) + j) * 2 * Math.PI * 220 / 16_000));
            }

            yield return codec == "pcm"
                ? MemoryMarshal.AsBytes(samples.AsSpan()).ToArray()
                : packet[..encoder.Encode(samples, samples.Length, packet, packet.Length)];
        }
    }
}
