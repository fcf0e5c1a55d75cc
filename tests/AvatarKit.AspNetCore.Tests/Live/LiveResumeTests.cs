using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using AvatarKit.Testing;
using Concentus;

namespace AvatarKit.AspNetCore.Tests.Live;

public sealed class LiveResumeTests
{
    private const string Answer = "One two three four. Five six seven eight nine ten eleven twelve.";

    [Fact]
    public async Task Wherever_the_connection_breaks_all_that_arrives_together_is_what_arrives_undisturbed()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync(Roomy);
        host.Model.RespondWith(Answer);
        List<string> undisturbed = await RunAsync(host, dropAt: null);
        for (int dropAt = 1; dropAt < undisturbed.Count; dropAt++)
        {
            Assert.Equal(undisturbed, await RunAsync(host, dropAt));
        }
    }

    [Fact]
    public async Task With_opus_the_decoded_sound_goes_on_without_a_seam_wherever_the_connection_breaks()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync(Roomy);
        host.Model.RespondWith(Answer);
        OpusEar whole = await ListenAsync(host, dropAfterPiece: null);
        Assert.Equal(whole.Expected, whole.Heard.Count);
        for (int dropAfter = 0; dropAfter < whole.Pieces; dropAfter++)
        {
            OpusEar parted = await ListenAsync(host, dropAfter);
            Assert.Equal(whole.Heard.Count, parted.Heard.Count);
            Assert.True(
                Difference(whole.Heard, parted.Heard) < 0.2 * Loudness(whole.Heard),
                $"After piece {dropAfter}: {Difference(whole.Heard, parted.Heard):F0} of {Loudness(whole.Heard):F0}");
        }
    }

    [Fact]
    public async Task A_second_connection_of_the_same_visitor_takes_the_session_over()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var first = new LiveTestClient(host);
        JsonElement welcome = await first.ConnectAsync(new { conversation = "c1" });
        string session = welcome.GetProperty("session").GetString()!;
        string token = await first.TokenAsync(new { conversation = "c1" });
        await using var second = new LiveTestClient(host);
        await second.OpenAsync(token);
        second.StartReading();
        await second.SendAsync(new { type = "hello", resume = new { session, number = 0 } });
        await second.WaitForAsync("welcome");

        Assert.Equal(4409, await first.WaitForCloseAsync());
        Assert.Equal("same", second.Welcome.GetProperty("resumed").GetString());
        Assert.Equal(session, second.Welcome.GetProperty("session").GetString());
        Assert.Equal(1, host.Sessions.Count);
    }

    [Fact]
    public async Task A_session_is_no_ones_but_its_visitors()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var owner = new LiveTestClient(host);
        string session = (await owner.ConnectAsync(new { conversation = "c1" })).GetProperty("session").GetString()!;
        await using var other = new LiveTestClient(host);
        JsonElement welcome = await other.ConnectAsync(new { conversation = "c1" }, new { type = "hello", resume = new { session, number = 0 } });

        Assert.Equal("no", welcome.GetProperty("resumed").GetString());
        Assert.NotEqual(session, welcome.GetProperty("session").GetString());
        Assert.Null(owner.CloseStatus);
        Assert.Equal(2, host.Sessions.Count);
    }

    [Fact]
    public async Task A_session_whose_client_does_not_come_back_is_closed_and_a_stored_answer_stays_whole()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync(static options => options.Limits.ResumeWindow = TimeSpan.FromSeconds(1));
        host.Model.RespondWith("One two three four.");
        await using var client = new LiveTestClient(host) { Hears = false };
        await client.ConnectAsync(new { conversation = "c1" });
        string turnId = await client.SayAsync("Hello");
        await client.WaitForAsync("end");
        await client.DropAsync();
        await client.WaitAsync(_ => host.Sessions.Count == 0);

        JsonElement welcome = await client.ConnectAsync(
            new { conversation = "c1" }, new { type = "hello", resume = new { session = "gone", number = 4, turnId, heardCharacters = 8 } });
        await client.WaitAsync(static one => one.Of("notice").Any());
        Assert.Equal("again", welcome.GetProperty("resumed").GetString());
        Assert.Equal("continueAt", client.Of("notice").First().Text("kind"));
    }

    [Fact]
    public async Task What_is_sent_twice_is_said_once()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync();
        await client.SayAsync("Hello", "t1");
        await client.WaitForAsync("end");
        client.CountFrom(0);
        await client.SayAsync("Hello", "t1");
        await client.SayAsync("Hello", "t1");
        await client.SendAsync(new { type = "ping", id = 7 });
        await client.WaitForAsync("pong");

        Assert.Single(host.Model.Calls);
        Assert.Equal([1L, 1L, 2L], client.Of("ack").Select(static ack => ack.Json.GetProperty("seq").GetInt64()));
    }

    private static void Roomy(AvatarChatOptions options)
    {
        options.Limits.RequestsPerMinute = 10_000;
        options.Limits.RequestsPerMinutePerAddress = 10_000;
        options.Limits.SessionsPerVisitor = 1_000;
    }

    /// <summary>One answer, with the connection broken once after some message; what came, each as one line.</summary>
    private static async Task<List<string>> RunAsync(LiveTestHost host, int? dropAt)
    {
        await using var client = new LiveTestClient(host);
        List<LiveMessage> came = [];
        var drop = new TaskCompletionSource();
        client.Came = message =>
        {
            if (message.Number > 0 && !drop.Task.IsCompleted)
            {
                came.Add(message);
                if (came.Count == dropAt)
                {
                    drop.SetResult();
                }
            }
        };
        string session = (await client.ConnectAsync()).GetProperty("session").GetString()!;
        string turnId = await client.SayAsync("Hello", "turn");
        if (dropAt is not null)
        {
            await drop.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
            await client.DropAsync();
            client.Came = message => Add(came, message);
            JsonElement welcome = await client.ConnectAsync(
                hello: new { type = "hello", resume = new { session, number = came[^1].Number } });
            Assert.Equal("same", welcome.GetProperty("resumed").GetString());
            Assert.Equal(1, welcome.GetProperty("seq").GetInt64());
        }

        await client.WaitAsync(_ => Snapshot(came).Any(static message => message.Type == "end")
            && Snapshot(came)[^1].Text("state") == "idle");
        await client.SendAsync(new { type = "bye" });
        await client.WaitForCloseAsync();
        IReadOnlyList<LiveMessage> told = Snapshot(came);
        Assert.Equal(Enumerable.Range(1, told.Count).Select(static number => (long)number), told.Select(static message => message.Number));

        // Text and speech are made beside each other: only what is of one kind has one order.
        return [.. told.TakeWhile(static message => message.Text("state") != "idle").OrderBy(static message => message.Type).Select(LineOf)];
    }

    private static void Add(List<LiveMessage> came, LiveMessage message)
    {
        if (message.Number > 0)
        {
            lock (came)
            {
                came.Add(message);
            }
        }
    }

    private static LiveMessage[] Snapshot(List<LiveMessage> came)
    {
        lock (came)
        {
            return [.. came];
        }
    }

    /// <summary>The message, its media by their content. A stream that begins anew says so.</summary>
    private static string LineOf(LiveMessage message)
    {
        string json = message.Json.GetRawText()
            .Replace(",\"restart\":true", "", StringComparison.Ordinal)
            .Replace($"\"number\":{message.Number}", "", StringComparison.Ordinal);

        // Each turn has a trace of its own, where a test beside this one listens.
        json = message.Text("traceId") is { } trace ? json.Replace($",\"traceId\":\"{trace}\"", "", StringComparison.Ordinal) : json;
        return json + string.Concat(message.Media.Select(static media => ":" + Convert.ToHexString(SHA256.HashData(media))));
    }

    private static async Task<OpusEar> ListenAsync(LiveTestHost host, int? dropAfterPiece)
    {
        await using var client = new LiveTestClient(host);
        var ear = new OpusEar();
        var drop = new TaskCompletionSource();
        long last = 0;
        client.Came = message =>
        {
            if (message.Number == 0 || drop.Task.IsCompleted)
            {
                return;
            }

            last = message.Number;
            ear.Take(message);
            if (message.Type == "speech" && message.Json.GetProperty("segment").GetInt32() == dropAfterPiece)
            {
                drop.SetResult();
            }
        };
        var audio = new[] { "opus" };
        string session = (await client.ConnectAsync(hello: new { type = "hello", audio })).GetProperty("session").GetString()!;
        await client.SayAsync("Hello");
        if (dropAfterPiece is not null)
        {
            await drop.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
            await client.DropAsync();
            client.Came = message =>
            {
                if (message.Number > 0)
                {
                    ear.Take(message);
                }
            };
            await client.ConnectAsync(hello: new { type = "hello", audio, resume = new { session, number = last } });
        }

        await client.WaitForAsync("end");
        await client.SendAsync(new { type = "bye" });
        await client.WaitForCloseAsync();
        return ear;
    }

    private static double Loudness(IReadOnlyList<short> sound) => Math.Sqrt(sound.Average(static value => (double)value * value));

    private static double Difference(IReadOnlyList<short> one, IReadOnlyList<short> other)
        => Math.Sqrt(one.Zip(other).Average(static pair => Math.Pow(pair.First - pair.Second, 2)));

    /// <summary>Decodes a turn's Opus as the protocol's page says.</summary>
    private sealed class OpusEar
    {
        private const int CodecsOwn = 312;

        private readonly short[] buffer = new short[960];
        private readonly List<short> heard = [];
        private IOpusDecoder? decoder;
        private int toDrop;
        private bool ended;

        public int Expected { get; private set; }

        public int Pieces { get; private set; }

        public IReadOnlyList<short> Heard => ended ? heard[..Math.Min(Expected, heard.Count)] : heard;

        public void Take(LiveMessage message)
        {
            if (message.Type is not ("speech" or "end"))
            {
                return;
            }

            ended |= message.Type == "end";
            if (message.Json.TryGetProperty("restart", out JsonElement restart) && restart.GetBoolean())
            {
                decoder = OpusCodecFactory.CreateDecoder(48_000, 1);
                toDrop = CodecsOwn;
            }

            if (message.Type == "speech")
            {
                Pieces++;
                Expected += message.Json.GetProperty("samples").GetInt32();
                Assert.Equal(48_000, message.Json.GetProperty("sampleRate").GetInt32());
            }

            ReadOnlySpan<byte> packets = message.MediaOf(1);
            while (packets.Length > 0)
            {
                int length = MemoryMarshal.Read<ushort>(packets);
                int samples = decoder!.Decode(packets.Slice(2, length), buffer, 960);
                packets = packets[(2 + length)..];
                int dropped = Math.Min(toDrop, samples);
                toDrop -= dropped;
                heard.AddRange(buffer.AsSpan(dropped, samples - dropped));
            }
        }
    }
}
