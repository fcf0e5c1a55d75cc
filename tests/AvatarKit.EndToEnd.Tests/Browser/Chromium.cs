using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>One browser for the tests of a class. Chromium is the machine's own: <c>AVATARKIT_CHROMIUM</c>, or <c>/usr/bin/chromium</c>.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? playwright;

    public static string Path => Environment.GetEnvironmentVariable("AVATARKIT_CHROMIUM") ?? "/usr/bin/chromium";

    /// <summary>Without a sandbox, network of its own and gestures for sound.</summary>
    public static IReadOnlyList<string> Arguments { get; } =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--autoplay-policy=no-user-gesture-required",
    ];

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (ChromiumFactAttribute.Missing is not null)
        {
            return;
        }

        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Path,
            Args = Arguments,
        });
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
