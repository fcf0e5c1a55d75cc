using System.Net.Http.Json;
using System.Text.Json;

namespace AvatarKit.Evaluation;

/// <summary>Bytes for each second of speech, on their way to the browser.</summary>
internal static class WirePart
{
    private const double Goal = 5_000;

    private const string DataField = "data: ";

    public static async Task<IReadOnlyList<WebFigure>> MeasureAsync(WebBench bench)
    {
        await using MeasuredServer server = await MeasuredServer.StartAsync();
        if (bench.IsShort)
        {
            return [.. await CountAsync(bench, server, "Opus at 24 kbit/s", bench.FaultName, isJudged: true)];
        }

        return
        [
            .. await CountAsync(bench, server, "Opus at 24 kbit/s", "", isJudged: true),
            .. await CountAsync(bench, server, "PCM", "plain-sound", isJudged: false),
            new WebFigure("wire", "JSON with Base64 (server-sent events of `chat/stream`), in all", Rate(await CountEventsAsync(server))),
        ];
    }

    private static async Task<IEnumerable<WebFigure>> CountAsync(WebBench bench, MeasuredServer server, string form, string fault, bool isJudged)
    {
        await using var network = new DelayingProxy(server.Port, NetworkDelay.None, bench.Options.Seed);
        var tally = new WireTally();
        await using MeasuredPage page = await MeasuredPage.OpenAsync(bench, network.Port, fault: fault, watch: tally.Watch);
        tally.Clear();
        long before = network.BytesDown;
        for (int answer = 0; answer < (bench.IsShort ? 1 : 2); answer++)
        {
            await page.SayAsync("Tell me about the shop.");
            await page.RunAsync("measure.speaking()");
            await page.RunAsync("measure.quiet()");
        }

        double all = (network.BytesDown - before) / tally.Seconds;
        var total = new WebFigure("wire", $"{form}: all bytes on the socket, of {tally.Seconds:0} s of speech", Rate(all));
        string parts = $"sound {Rate(tally.Audio / tally.Seconds)}, face {Rate(tally.Face / tally.Seconds)}, "
            + $"words {Rate(tally.Marks / tally.Seconds)}, text and the rest {Rate(tally.Text / tally.Seconds)}";
        return
        [
            isJudged ? total with { Goal = $"< {Rate(Goal)}", IsHeld = all < Goal } : total,
            new WebFigure("wire", $"{form}: of it", parts),
        ];
    }

    /// <summary>The form for clients without a live conversation: each update as JSON, sound and face in Base64.</summary>
    private static async Task<double> CountEventsAsync(MeasuredServer server)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{server.Port}") };
        using HttpResponseMessage answer = await client.PostAsJsonAsync("/avatar/chat/stream", new { message = "Tell me about the shop." });
        string body = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        double milliseconds = 0;
        foreach (string line in body.Split('\n').Where(static line => line.StartsWith(DataField, StringComparison.Ordinal)))
        {
            using JsonDocument update = JsonDocument.Parse(line[DataField.Length..]);
            if (update.RootElement.GetProperty("type").GetString() == "speechSegment")
            {
                milliseconds += update.RootElement.GetProperty("durationMs").GetDouble();
            }
        }

        return System.Text.Encoding.UTF8.GetByteCount(body) / (milliseconds / 1000);
    }

    private static string Rate(double bytes) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes:#,0} B/s");
}
