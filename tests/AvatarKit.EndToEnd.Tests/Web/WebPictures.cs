using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>Writes the pictures of the shop in docs/images/web, in the middle of an answer:
/// <c>AVATARKIT_WRITE_PICTURES=1 dotnet test tests/AvatarKit.EndToEnd.Tests --filter WebPictures</c>. It tests nothing.</summary>
[Collection(SoundCollection.Name)]
public sealed class WebPictures(Chromium chromium, SharedShop shared) : IClassFixture<Chromium>, IClassFixture<SharedShop>
{
    private const string Palette = "split[a][b];[a]palettegen=max_colors=256:stats_mode=single[p];[b][p]paletteuse=dither=sierra2_4a";

    [PictureFact]
    public Task Page() => WriteAsync("page.png", ColorScheme.Light, 1440, 900);

    [PictureFact]
    public Task Page_dark() => WriteAsync("page-dark.png", ColorScheme.Dark, 1440, 900);

    [PictureFact]
    public Task Phone() => WriteAsync("phone.png", ColorScheme.Light, 390, 844);

    [PictureFact]
    public Task Phone_dark() => WriteAsync("phone-dark.png", ColorScheme.Dark, 390, 844);

    private async Task WriteAsync(string name, ColorScheme scheme, int width, int height)
    {
        await using Visit visit = await ShopVisit.BeginAsync(
            chromium.Browser, shared.Shop.Address, new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height } });
        await visit.UntilAsync("chat.turns.length > 0 && chat.state === 'idle'");
        await visit.AskAsync("Which bicycle suits me for touring?");
        await visit.UntilAsync("chat.state === 'speaking' && chat.shadowRoot.querySelector('.text .word.now')?.textContent === 'begin'");
        using var scratch = new ScratchFolder();
        await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Path = scratch["whole.png"] });

        // 256 colours are enough for the eye, and a third of the bytes.
        string picture = Path.Combine(Repository.Root, "docs", "images", "web", name);
        ProgramRun run = await ProgramRun.RunAsync(
            "ffmpeg", ["-v", "error", "-y", "-i", scratch["whole.png"], "-vf", Palette, "-frames:v", "1", picture], scratch.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.InRange(new FileInfo(picture).Length, 1, 300_000);
    }
}
