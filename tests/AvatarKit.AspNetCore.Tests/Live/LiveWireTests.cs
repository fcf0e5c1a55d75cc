using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace AvatarKit.AspNetCore.Tests.Live;

/// <summary>How much goes over the wire, with a real voice.</summary>
public sealed class LiveWireTests(ITestOutputHelper output)
{
    private const string Answer = "Our shop opens at nine in the morning and closes at six in the evening. "
        + "On [gesture:tilt]Saturdays we are open until two. You [gesture:nod] can "
        + "bring back what you bought within thirty days, if you still have the receipt. Shall I show you the way?";

    [Fact]
    public async Task Speech_with_a_face_takes_less_than_5000_bytes_a_second()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync(
            fakes: static fakes => fakes.Speech = null, avatar: static avatar => avatar.UseLocalVoices());
        host.Model.RespondWith(Answer);
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync(hello: new { type = "hello", audio = new[] { "opus", "pcm" }, face = "mask" });
        long before = client.BytesReceived;
        await client.SayAsync("When do you open?");
        await client.WaitForAsync("end");

        double seconds = client.Of("speech").Sum(static piece => piece.Json.GetProperty("durationMs").GetDouble()) / 1000;
        double perSecond = (client.BytesReceived - before) / seconds;
        double sound = client.Messages.Sum(static message => message.MediaOf(1)?.Length ?? 0) / seconds;
        double face = client.Messages.Sum(static message => message.MediaOf(2)?.Length ?? 0) / seconds;
        string measured = $"{perSecond:F0} B/s = {sound:F0} sound + {face:F0} face + {perSecond - sound - face:F0} words";
        output.WriteLine($"{seconds:F1} s, {client.Of("speech").Count()} pieces: {measured}");
        Assert.True(seconds > 8);
        Assert.True(perSecond < 5_000, measured);
    }

    [Theory]
    [InlineData(12_000, null)]
    [InlineData(13_000, null)]
    [InlineData(64_000, 12_000)]
    public async Task A_client_on_a_slow_network_is_sent_less(int hello, int? later)
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync(
            fakes: static fakes => fakes.Speech = null, avatar: static avatar => avatar.UseLocalVoices());
        host.Model.RespondWith(Answer);
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync(hello: new { type = "hello", audio = new[] { "opus" }, bitrate = hello });
        if (later is { } bitsPerSecond)
        {
            await client.SendAsync(new { type = "bitrate", bitsPerSecond });
        }

        await client.SayAsync("When do you open?");
        await client.WaitForAsync("end");

        double seconds = client.Of("speech").Sum(static piece => piece.Json.GetProperty("durationMs").GetDouble()) / 1000;
        double sound = client.Messages.Sum(static message => message.MediaOf(1)?.Length ?? 0) * 8 / seconds;
        output.WriteLine($"{sound:F0} bit/s");
        Assert.InRange(sound, 4_000, 14_000);
    }
}
