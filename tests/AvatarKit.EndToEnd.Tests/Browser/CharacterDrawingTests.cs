using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

public sealed class CharacterDrawingTests(Chromium chromium) : IClassFixture<Chromium>
{
    [ChromiumFact]
    public async Task Every_viseme_has_a_face_of_its_own()
    {
        IPage page = await PlayerModule.OpenAsync(chromium.Browser);

        string[] pictures = await CharacterDrawing.DrawVisemesAsync(page);

        Assert.Equal(Enum.GetValues<Viseme>().Length, pictures.Distinct().Count());
        await page.Context.DisposeAsync();
    }

    [ChromiumFact]
    public async Task A_portrait_is_drawn_with_all_its_shades()
    {
        IPage page = await PlayerModule.OpenAsync(chromium.Browser);

        int colours = await CharacterDrawing.DrawPortraitAsync(page);

        Assert.True(colours > 5_000, $"Only {colours} colours were drawn.");
        await page.Context.DisposeAsync();
    }
}
