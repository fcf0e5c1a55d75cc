using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AvatarKit.Testing;
using Microsoft.Extensions.AI;

namespace AvatarKit.AspNetCore.Tests.Live;

/// <summary>What a page may send besides what the person says.</summary>
public sealed class LiveVerbsTests
{
    private const string Png = "iVBORw0KGgo=";

    [Fact]
    public async Task A_rating_is_kept_with_its_turn_and_told_so()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        string conversation = (await client.ConnectAsync(new { speech = false })).GetProperty("conversation").GetString()!;
        string turnId = await client.SayAsync("Hello");
        await client.WaitForAsync("end");

        await client.SendNumberedAsync(new { type = "rate", turnId, score = 4, comment = "Quick." });
        await client.SendNumberedAsync(new { type = "rate", turnId = "never", score = 1 });
        await client.WaitForAsync("rated", 2);

        Assert.Equivalent(
            new[] { ("never", false), (turnId, true) },
            client.Of("rated").Select(static rated => (rated.Text("turnId")!, rated.Json.GetProperty("kept").GetBoolean())),
            strict: true);
        JsonElement rating = (await GetAsync(client, "conversations/" + conversation)).GetProperty("turns")[0].GetProperty("rating");
        Assert.Equal((4, "Quick."), (rating.GetProperty("score").GetInt32(), rating.GetProperty("comment").GetString()));
    }

    [Fact]
    public async Task A_page_has_the_avatar_say_words_as_they_are_without_a_model()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync();

        await client.SendNumberedAsync(new { type = "speak", turnId = "greeting", text = "Welcome to the shop." });
        await client.WaitForAsync("end");

        Assert.Equal("Welcome to the shop.", client.Text);
        Assert.Equal("Welcome to the shop.", string.Concat(client.Of("speech").Select(static piece => piece.Text("text"))));
        Assert.Empty(host.Model.Calls);
    }

    [Fact]
    public async Task Where_the_host_does_not_let_it_a_page_chooses_no_words()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync(static options => options.AllowSpeak = false);
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync();

        await client.SendNumberedAsync(new { type = "speak", turnId = "greeting", text = "Welcome to the shop." });
        await client.WaitForAsync("error");

        Assert.Equal("speak.off", client.Of("error").Single().Text("code"));
        Assert.Empty(client.Of("turn"));
    }

    [Fact]
    public async Task A_picture_that_is_attached_reaches_the_model()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync(new { speech = false });

        await client.SendNumberedAsync(new
        {
            type = "say",
            turnId = "t",
            text = "What is this?",
            attachments = new[] { new { mediaType = "image/png", data = Png, name = "shoe.png" } },
        });
        await client.WaitForAsync("end");

        DataContent picture = Assert.Single(host.Model.Calls.Single().Messages[^1].Contents.OfType<DataContent>());
        Assert.Equal(("image/png", Png), (picture.MediaType, Convert.ToBase64String(picture.Data.Span)));
    }

    [Theory]
    [InlineData("image/svg+xml", "PHN2Zy8+", "attachment.type")]
    [InlineData("image/png", "PHN2Zy8+", "attachment.invalid")]
    public async Task A_file_that_is_no_picture_is_refused_and_the_conversation_goes_on(string mediaType, string data, string code)
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync(new { speech = false });

        await client.SendNumberedAsync(new
        {
            type = "say", turnId = "t", text = "What is this?", attachments = new[] { new { mediaType, data } },
        });
        await client.WaitForAsync("error");
        await client.SayAsync("Hello");
        await client.WaitForAsync("end");

        Assert.Equal(code, client.Of("error").Single().Text("code"));
        Assert.Single(host.Model.Calls);
    }

    [Fact]
    public async Task What_a_player_measured_is_in_the_hosts_metrics_and_nonsense_is_not()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        List<(string Name, double Value)> recorded = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Name.StartsWith("avatarkit.player.", StringComparison.Ordinal))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Add(instrument, value));
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add(instrument, value));
        listener.Start();
        await client.ConnectAsync();

        await client.SendAsync(new { type = "metrics", underruns = 2, lipP95Ms = 31.5, frameP95Ms = 1e9 });
        await client.SendAsync(new { type = "ping", id = 1 });
        await client.WaitForAsync("pong");

        lock (recorded)
        {
            Assert.Contains(("avatarkit.player.underruns", 2), recorded);
            Assert.Contains(("avatarkit.player.lip_deviation", 0.0315), recorded);
            Assert.DoesNotContain(recorded, static one => one.Name == "avatarkit.player.frame");
        }

        void Add(Instrument instrument, double value)
        {
            lock (recorded)
            {
                recorded.Add((instrument.Name, value));
            }
        }
    }

    [Theory]
    [InlineData("me", HttpStatusCode.OK)]
    [InlineData("conversations/erased", HttpStatusCode.NoContent)]
    public async Task Who_erases_a_conversation_that_goes_on_ends_it(string path, HttpStatusCode status)
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync(new { conversation = "erased", speech = false });
        await client.SayAsync("My name is Ada.");
        await client.WaitForAsync("end");

        using HttpResponseMessage erased = await client.Http.DeleteAsync(new Uri(client.Address, "/avatar/" + path));
        await client.WaitForCloseAsync();

        Assert.Equal(status, erased.StatusCode);
        Assert.Equal("closedByClient", client.Of("closed").Single().Text("reason"));
        Assert.Equal(0, (await GetAsync(client, "conversations")).GetProperty("conversations").GetArrayLength());
    }

    private static async Task<JsonElement> GetAsync(LiveTestClient client, string path)
        => await client.Http.GetFromJsonAsync<JsonElement>(new Uri(client.Address, "/avatar/" + path));
}
