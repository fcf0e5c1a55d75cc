using Microsoft.Playwright;

namespace AvatarKit.Evaluation;

/// <summary>The chat in a page of its own, opened, connected and warm: its first answer was heard.</summary>
internal sealed class MeasuredPage : IAsyncDisposable
{
    /// <summary>How long anything in a page may take.</summary>
    private const float Patience = 60_000;

    private MeasuredPage(IPage page) => Page = page;

    public IPage Page { get; }

    /// <summary>Opens the page.</summary>
    /// <param name="bench">Where.</param>
    /// <param name="port">The server's port, or a proxy's before it.</param>
    /// <param name="size">The window; <see langword="null"/>: that of a desktop.</param>
    /// <param name="ratio">Device pixels for each of the page's.</param>
    /// <param name="fault">The fault that is planted, by its name; empty: none.</param>
    /// <param name="watch">Sees the page before it goes anywhere.</param>
    public static async Task<MeasuredPage> OpenAsync(
        WebBench bench, int port, ViewportSize? size = null, float ratio = 1, string fault = "", Action<IPage>? watch = null)
    {
        IBrowserContext context = await bench.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = size ?? new ViewportSize { Width = 1280, Height = 800 },
            DeviceScaleFactor = ratio,
        });
        var open = new MeasuredPage(await context.NewPageAsync());
        open.Page.SetDefaultTimeout(Patience);
        open.Page.PageError += static (_, error) => Console.Error.WriteLine($"the page threw: {error}");
        open.Page.Console += static (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal))
            {
                Console.Error.WriteLine($"the page complained: {message.Text}");
            }
        };
        watch?.Invoke(open.Page);
        try
        {
            await open.WarmAsync(port, fault);
        }
        catch
        {
            // A page that nobody has would go on asking the server, and disturb the parts that follow.
            await open.DisposeAsync();
            throw;
        }

        return open;
    }

    private async Task WarmAsync(int port, string fault)
    {
        await Page.GotoAsync($"http://127.0.0.1:{port}/#{fault}", new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        await Page.EvaluateAsync(Loaded);
        await RunAsync("measure.ready()");
        await SayAsync("Are you there?");
        await RunAsync("measure.speaking()");
        await Page.EvaluateAsync("() => plantFault()");
        await StopAsync();
    }

    /// <summary>Writes a message and presses Enter.</summary>
    public async Task SayAsync(string text)
    {
        ILocator input = Page.Locator("avatar-chat textarea");
        await input.FillAsync(text);
        await input.PressAsync("Enter");
    }

    /// <summary>Presses Escape, and waits until nothing is heard.</summary>
    public async Task StopAsync()
    {
        await Page.Keyboard.PressAsync("Escape");
        await RunAsync("measure.quiet()");
    }

    /// <summary>Does something in the page and waits for it.</summary>
    public Task RunAsync(string expression) => Page.EvaluateAsync($"async () => {{ await {expression}; }}");

    /// <summary>Asks the page.</summary>
    public Task<T> AskAsync<T>(string expression) => Page.EvaluateAsync<T>($"async () => await {expression}");

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private const string Loaded =
        """
        async () => {
          const end = performance.now() + 30000;
          while (!globalThis.measure) {
            if (performance.now() > end) throw new Error('The page did not load in time.');
            await new Promise(done => setTimeout(done, 20));
          }
        }
        """;
}
