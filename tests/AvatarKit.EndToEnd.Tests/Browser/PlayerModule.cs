using AvatarKit.AspNetCore;
using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>The player's module in an empty page, its functions under <c>avatarkit</c>.</summary>
internal static class PlayerModule
{
    public static async Task<IPage> OpenAsync(IBrowser browser)
    {
        using Stream stream = typeof(ReplyPage).Assembly.GetManifestResourceStream("AvatarKit.AspNetCore.avatar-player.js")!;
        using var reader = new StreamReader(stream);
        string module = await reader.ReadToEndAsync();
        IBrowserContext context = await browser.NewContextAsync();
        IPage page = await context.NewPageAsync();
        List<string> complaints = [];
        page.PageError += (_, error) => complaints.Add(error);
        await page.SetContentAsync(
            $"<!doctype html><body><script type=module>{module}\nglobalThis.avatarkit = {{ AvatarPlayer, CHANNELS, drawFace, mouthShape, "
                + "renderInline };</script>");

        // Setting the content waits for the page to be loaded, and with it for the module.
        Assert.True(await page.EvaluateAsync<bool>("() => 'avatarkit' in globalThis"), "The module did not run. " + string.Join(' ', complaints));
        return page;
    }
}
