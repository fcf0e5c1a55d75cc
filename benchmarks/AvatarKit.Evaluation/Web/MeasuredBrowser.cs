using Microsoft.Playwright;

namespace AvatarKit.Evaluation;

/// <summary>The machine's Chromium without a window: <c>AVATARKIT_CHROMIUM</c>, or <c>/usr/bin/chromium</c>.</summary>
internal sealed class MeasuredBrowser : IAsyncDisposable
{
    private readonly IPlaywright playwright;

    private MeasuredBrowser(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        Browser = browser;
    }

    public static string Path => Environment.GetEnvironmentVariable("AVATARKIT_CHROMIUM") ?? "/usr/bin/chromium";

    public IBrowser Browser { get; }

    public static async Task<MeasuredBrowser> StartAsync()
    {
        IPlaywright playwright = await Playwright.CreateAsync();
        IBrowser browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Path,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--autoplay-policy=no-user-gesture-required",
            ],
        });
        return new MeasuredBrowser(playwright, browser);
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
    }
}
