using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>A page with the live client and the microphone, served by a <see cref="LivePeer"/>.</summary>
internal sealed class LivePage : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly IBrowserContext context;

    private LivePage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>What scripts threw, and what the page's policy forbade.</summary>
    public List<string> Complaints { get; } = [];

    public static async Task<LivePage> OpenAsync(IBrowser browser, LivePeer peer)
    {
        IBrowserContext context = await browser.NewContextAsync();
        var open = new LivePage(context, await context.NewPageAsync());
        open.Page.PageError += (_, error) => open.Complaints.Add(error);
        open.Page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                open.Complaints.Add(message.Text);
            }
        };
        await open.Page.GotoAsync(peer.Url);
        return open;
    }

    public Task<T> AskAsync<T>(string expression) => Page.EvaluateAsync<T>($"async () => {expression}");

    public Task DoAsync(string statements) => Page.EvaluateAsync($"async () => {{ {statements} }}");

    /// <summary>Waits until an expression is true in the page.</summary>
    public Task UntilAsync(string expression) => UntilAsync(() => AskAsync<bool>(expression), expression);

    /// <summary>Waits until something is true.</summary>
    public static async Task UntilAsync(Func<Task<bool>> check, string what)
    {
        TimeProvider time = TimeProvider.System;
        long began = time.GetTimestamp();
        while (!await check())
        {
            Assert.True(time.GetElapsedTime(began) < Longest, $"It never came true: {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(25), time);
        }
    }

    /// <summary>Waits until something is true of the server.</summary>
    public static Task UntilAsync(Func<bool> check, string what) => UntilAsync(() => Task.FromResult(check()), what);

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
