using AvatarKit.AspNetCore;
using AvatarKit.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SkiaSharp;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>An empty page with a portrait at <c>/portrait</c>. What the module that draws it exports is under <c>portraits</c>.</summary>
internal static class PortraitModule
{
    private const string Html =
        """
        <!doctype html><title>Portrait</title><body style="margin: 0">
        <script type="module">
        import * as portraits from '/avatar-portrait.js';
        globalThis.portraits = portraits;
        </script>
        """;

    /// <summary>A drawn face, nobody's, as a photograph.</summary>
    public static string Photograph { get; } = Path.Combine(Repository.Root, "benchmarks", "AvatarKit.Evaluation", "lips", "portrait.jpg");

    public static PortraitFace Face { get; } = PortraitFace.Load(Photograph);

    public static AvatarPortrait Portrait { get; } = Read();

    public static async Task<IPage> OpenAsync(IBrowser browser)
    {
        IBrowserContext context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 480, Height = 480 } });
        await context.RouteAsync("http://portrait.test/**", static route => FulfillAsync(route, new Uri(route.Request.Url).AbsolutePath));
        IPage page = await context.NewPageAsync();
        await page.GotoAsync("http://portrait.test/");
        Assert.True(await page.EvaluateAsync<bool>("() => 'portraits' in globalThis"), "The module did not run.");
        return page;
    }

    /// <summary>The portrait as the renderer of the video draws it, at rest unless a pose is given.</summary>
    public static SKBitmap StillOf(int width, int height, float[]? pose = null, BodyPose? body = null)
    {
        if (body is { } standing)
        {
            using FacePainter painter = Face.CreatePainter(new PainterOptions(width, height) { IsStill = true });
            painter.Paint(pose ?? new float[FaceTrack.ChannelCount], TimeSpan.Zero, standing);
            return painter.Picture.Copy();
        }

        using var still = new MemoryStream();
        Face.WriteStill(still, new StillOptions { Width = width, Height = height, Pose = pose ?? [] });
        return SKBitmap.Decode(still.ToArray());
    }

    private static AvatarPortrait Read()
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot().UseFaces(static faces => faces.Face = Face);
        using ServiceProvider provider = services.BuildServiceProvider();
        var pictures = provider.GetRequiredService<IAvatarPictures>();
        return pictures.ReadPortrait(pictures.Find("", new AvatarProfile())!)!;
    }

    private static Task FulfillAsync(IRoute route, string path)
    {
        (string type, byte[]? body) = path switch
        {
            "/" => ("text/html", System.Text.Encoding.UTF8.GetBytes(Html)),
            _ when PageSources.Names.Contains(path[1..]) => ("text/javascript", System.Text.Encoding.UTF8.GetBytes(PageSources.Read(path[1..]))),
            "/portrait" => ("application/json", Portrait.Document.ToArray()),
            _ when Portrait.Textures.TryGetValue(Path.GetFileName(path), out AvatarPortraitTexture? texture) =>
                (texture.ContentType, texture.Content.ToArray()),
            _ => ("text/plain", null),
        };
        return body is null
            ? route.FulfillAsync(new RouteFulfillOptions { Status = 404 })
            : route.FulfillAsync(new RouteFulfillOptions { ContentType = type, BodyBytes = body });
    }
}
