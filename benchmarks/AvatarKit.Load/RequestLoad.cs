using System.Net;
using System.Net.Http.Headers;

namespace AvatarKit.Load;

/// <summary>Many requests, each sent when it is due, whether or not those before it were answered.</summary>
internal sealed class RequestLoad
{
    private const double GoalMilliseconds = 200;
    private const int Outstanding = 4_096;
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(5);

    private readonly HttpClient http;
    private readonly Uri address;

    private RequestLoad(HttpClient http, Uri address)
    {
        this.http = http;
        this.address = address;
    }

    public static async Task<int> RunAsync(LoadArguments arguments)
    {
        int perMinute = arguments.Number("--per-minute", 100_000);
        var length = TimeSpan.FromSeconds(arguments.Number("--seconds", 20));
        await using ServerProcess server = await ServerProcess.StartAsync();
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 512 };
        using var http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(30) };
        var chat = new RequestLoad(http, new Uri(server.Address, "/avatar/chat"));
        var bare = new RequestLoad(http, new Uri(server.Address, "/bare"));
        foreach (RequestLoad load in new[] { bare, chat })
        {
            await load.SendAsync(perMinute / 4, TimeSpan.FromSeconds(5));
        }

        RequestFigures bareFigures = await bare.SendAsync(perMinute, length);
        Console.WriteLine($"bare endpoint, {perMinute} a minute:  {bareFigures}");
        RequestFigures once = await chat.SendAsync(perMinute, length);
        Console.WriteLine($"POST /avatar/chat, {perMinute} a minute: {once}");
        RequestFigures twice = await chat.SendAsync(2 * perMinute, length);
        Console.WriteLine($"POST /avatar/chat, {2 * perMinute} a minute: {twice}");
        await Task.Delay(Recovery, TimeProvider.System);
        RequestFigures after = await chat.SendAsync(perMinute, TimeSpan.FromSeconds(5));
        Console.WriteLine($"{Recovery.TotalSeconds} s later, {perMinute} a minute: {after}; the server takes {server.WorkingSet / 1e6:0} MB");
        bool holds = once is { Failed: 0, Refused: 0 } && once.Answered.At(.95) < GoalMilliseconds
            && twice is { Failed: 0, RefusedWithoutRetryAfter: 0 }
            && after is { Failed: 0, Refused: 0 } && after.Answered.At(.95) < GoalMilliseconds;
        Console.WriteLine($"goal: all answered under {GoalMilliseconds} ms at p95; twice as many refused with Retry-After or answered; "
            + $"all as before {Recovery.TotalSeconds} s later: {(holds ? "holds" : "missed")}");
        return holds ? 0 : 1;
    }

    private async Task<RequestFigures> SendAsync(int perMinute, TimeSpan length)
    {
        var figures = new RequestFigures();
        int count = (int)(perMinute * length.TotalMinutes);
        var interval = TimeSpan.FromTicks(length.Ticks / count);
        using var room = new SemaphoreSlim(Outstanding);
        List<Task> sent = [];
        long start = TimeProvider.System.GetTimestamp();
        for (int i = 0; i < count; i++)
        {
            TimeSpan due = interval * i;
            TimeSpan wait = due - TimeProvider.System.GetElapsedTime(start);
            if (wait > TimeSpan.FromMilliseconds(2))
            {
                await Task.Delay(wait, TimeProvider.System);
            }

            await room.WaitAsync();
            sent.Add(SendOneAsync(start, due, figures, room));
            if (sent.Count > 2 * Outstanding)
            {
                sent.RemoveAll(static task => task.IsCompleted);
            }
        }

        await Task.WhenAll(sent);
        return figures;
    }

    private async Task SendOneAsync(long start, TimeSpan due, RequestFigures figures, SemaphoreSlim room)
    {
        try
        {
            using var body = new ByteArrayContent("""{"message":"When are you open?","outputs":["text"]}"""u8.ToArray());
            body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using HttpResponseMessage answer = await http.PostAsync(address, body);
            await answer.Content.LoadIntoBufferAsync();
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                figures.Answered.Add(TimeProvider.System.GetElapsedTime(start) - due);
            }
            else if (answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            {
                figures.AddRefused(answer.Headers.RetryAfter is not null);
            }
            else
            {
                figures.AddFailed();
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            figures.AddFailed();
        }
        finally
        {
            room.Release();
        }
    }
}
