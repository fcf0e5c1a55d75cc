using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>Writes the pictures of the character in docs/images:
/// <c>AVATARKIT_WRITE_PICTURES=1 dotnet test tests/AvatarKit.EndToEnd.Tests --filter DocumentationPictures</c>. It tests nothing.</summary>
public sealed class DocumentationPictures(Chromium chromium) : IClassFixture<Chromium>
{
    [PictureFact]
    public Task Visemes() => WriteAsync("visemes.png", CharacterDrawing.DrawVisemesAsync);

    [PictureFact]
    public Task Avatar() => WriteAsync("avatar.png", CharacterDrawing.DrawPortraitAsync);

    private async Task WriteAsync(string name, Func<IPage, Task> draw)
    {
        IPage page = await PlayerModule.OpenAsync(chromium.Browser);
        await draw(page);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Repository.Root, "docs", "images", name) });
        await page.Context.DisposeAsync();
    }
}
