using System.Text.Json;
using AvatarKit.Rendering;
using Microsoft.Playwright;
using SkiaSharp;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>The browser moves a portrait as the renderer of the video does.</summary>
public sealed class PortraitLikenessTests(Chromium chromium) : IClassFixture<Chromium>
{
    // A square, one that the picture does not fill, and a phone's.
    [ChromiumTheory]
    [InlineData(480, 480)]
    [InlineData(640, 360)]
    [InlineData(390, 642)]
    public async Task A_portrait_looks_as_it_does_in_a_video(int width, int height)
    {
        IPage page = await PortraitModule.OpenAsync(chromium.Browser);
        string[] drawn = await page.EvaluateAsync<string[]>(
            """
            async ([poses, width, height]) => {
              const canvas = document.createElement('canvas');
              canvas.width = width;
              canvas.height = height;
              const face = await portraits.loadPortraitFace(canvas, '/portrait');
              face.resize(width, height, 1);
              return JSON.parse(poses).map(pose => {
                face.draw(pose);
                return canvas.toDataURL().split(',')[1];
              });
            }
            """,
            new object[] { JsonSerializer.Serialize(FacePoses.All.Select(static pose => pose.Values)), width, height });

        for (int i = 0; i < drawn.Length; i++)
        {
            FacePoses.Named pose = FacePoses.All[i];
            using SKBitmap browser = SKBitmap.Decode(Convert.FromBase64String(drawn[i]));
            using SKBitmap video = PortraitModule.StillOf(width, height, pose.Values);
            PictureDifference difference = PictureDifference.Of(browser, video);

            // The photograph came as a JPEG, and teeth are painted for one size there, where the video paints them for its own: their edge may
            // lie a pixel lower.
            bool showsTeeth = pose.Values[(int)FaceChannel.JawOpen] > 0.19f;
            Assert.True(difference.Mean < 0.5, $"{pose.Name}: {difference}");
            Assert.True(difference.Worst < (showsTeeth ? 13 : 9), $"{pose.Name}: {difference}");
        }

        await page.Context.DisposeAsync();
    }

    [ChromiumFact]
    public async Task A_portrait_breathes_and_leans_as_it_does_in_a_video()
    {
        BodyPose[] bodies = [new(1, 0, 0), new(0, -1, 0), new(0, 0, 1), new(-0.6f, 0.8f, -0.5f)];
        float[] pose = FacePoses.All[0].Values;
        IPage page = await PortraitModule.OpenAsync(chromium.Browser);
        string[] drawn = await page.EvaluateAsync<string[]>(
            """
            async ([pose, bodies]) => {
              const canvas = document.createElement('canvas');
              canvas.width = canvas.height = 480;
              const face = await portraits.loadPortraitFace(canvas, '/portrait');
              face.resize(480, 480, 1);
              return JSON.parse(bodies).map(([breath, sway, lean]) => {
                face.draw(JSON.parse(pose), { breath, sway, lean });
                return canvas.toDataURL().split(',')[1];
              });
            }
            """,
            new object[]
            {
                JsonSerializer.Serialize(pose),
                JsonSerializer.Serialize(bodies.Select(static body => (float[])[body.Breath, body.Sway, body.Lean])),
            });

        using SKBitmap still = PortraitModule.StillOf(480, 480, pose);
        for (int i = 0; i < bodies.Length; i++)
        {
            using SKBitmap browser = SKBitmap.Decode(Convert.FromBase64String(drawn[i]));
            using SKBitmap video = PortraitModule.StillOf(480, 480, pose, bodies[i]);
            PictureDifference difference = PictureDifference.Of(browser, video);
            Assert.True(difference.Mean < 0.5 && difference.Worst < 10, $"{bodies[i]}: {difference}");
            Assert.True(PictureDifference.Of(still, video).Worst > 10, $"{bodies[i]} is not to be seen.");
        }

        await page.Context.DisposeAsync();
    }

    [Fact]
    public void The_measure_of_likeness_tells_every_pose_from_a_face_at_rest()
    {
        using SKBitmap neutral = PortraitModule.StillOf(480, 480, FacePoses.All[0].Values);
        foreach (FacePoses.Named pose in FacePoses.All.Skip(1))
        {
            using SKBitmap moved = PortraitModule.StillOf(480, 480, pose.Values);
            Assert.True(PictureDifference.Of(neutral, moved).Worst > 10, $"{pose.Name}: {PictureDifference.Of(neutral, moved)}");
        }
    }

    [ChromiumFact]
    public async Task A_lost_context_shows_the_photograph_until_it_comes_back_as_it_was()
    {
        IPage page = await PortraitModule.OpenAsync(chromium.Browser);

        string[] lost = await page.EvaluateAsync<string[]>(
            """
            async () => {
              const pose = globalThis.pose = new Float32Array(55);
              pose[24] = 0.5;
              const box = document.createElement('div');
              box.style.cssText = 'width:480px;height:480px';
              const canvas = globalThis.canvas = document.createElement('canvas');
              canvas.width = canvas.height = 480;
              box.append(canvas);
              document.body.append(box);
              const face = globalThis.face = await portraits.loadPortraitFace(canvas, '/portrait');
              face.resize(480, 480, 1);
              face.draw(pose);
              globalThis.before = canvas.toDataURL();
              globalThis.lose = face.gl.getExtension('WEBGL_lose_context');
              const told = new Promise(resolve => canvas.addEventListener('webglcontextlost', resolve, { once: true }));
              lose.loseContext();
              await told;
              face.draw(new Float32Array(55));
              face.resize(300, 300, 1);
              face.resize(480, 480, 1);
              face.draw(pose);
              return [canvas.style.visibility, box.style.background];
            }
            """);
        string[] back = await page.EvaluateAsync<string[]>(
            """
            () => new Promise(resolve => {
              canvas.addEventListener(
                'webglcontextrestored',
                () => resolve([String(canvas.toDataURL() === before), canvas.style.visibility, canvas.parentElement.style.background]),
                { once: true });
              lose.restoreContext();
            })
            """);

        Assert.Equal("hidden", lost[0]);
        Assert.Contains("/portrait/photo?v=", lost[1], StringComparison.Ordinal);
        Assert.Equal(["true", "", ""], back);
        await page.Context.DisposeAsync();
    }

    [ChromiumFact]
    public async Task The_older_WebGL_draws_the_same_and_without_any_it_is_told()
    {
        IPage page = await PortraitModule.OpenAsync(chromium.Browser);

        string[] told = await page.EvaluateAsync<string[]>(
            """
            async () => {
              const pose = new Float32Array(55);
              pose[24] = 0.5;
              const draw = async () => {
                const canvas = document.createElement('canvas');
                canvas.width = canvas.height = 300;
                const face = await portraits.loadPortraitFace(canvas, '/portrait');
                face.resize(300, 300, 1);
                face.draw(pose);
                const picture = canvas.toDataURL();
                face.release();
                face.draw(new Float32Array(55));
                return [face.gl.constructor.name, picture];
              };
              const getContext = HTMLCanvasElement.prototype.getContext;
              const without = refused => {
                HTMLCanvasElement.prototype.getContext = function (kind, options) {
                  return refused.test(kind) ? null : getContext.call(this, kind, options);
                };
              };
              const [newer, picture] = await draw();
              without(/webgl2/);
              const [older, same] = await draw();
              without(/webgl/);
              const none = await draw().catch(error => error.message);
              return [newer, older, String(picture === same), String(picture.length > 10000), none];
            }
            """);

        Assert.Equal(
            ["WebGL2RenderingContext", "WebGLRenderingContext", "true", "true", "The browser has no WebGL to draw a portrait with."], told);
        await page.Context.DisposeAsync();
    }

    [ChromiumFact]
    public async Task A_document_that_is_no_portrait_is_refused_with_what_is_wrong()
    {
        IPage page = await PortraitModule.OpenAsync(chromium.Browser);

        string[] told = await page.EvaluateAsync<string[]>(
            """
            async () => {
              const good = await (await fetch('/portrait')).text();
              const changes = [
                ['"avatarkit.portrait/1"', '"avatarkit.portrait/2"'],
                ['"heights":[', '"heights":[0,'],
                ['"mouthColumn":', '"mouthColumn":90'],
                ['"upperPlaces":[', '"upperPlaces":[999999,'],
                ['"moves":[', '"moves":[70000,1,'],
                ['"sprites":{', '"sprite":{'],
                [good, '{'],
                [good, 'null'],
              ];
              const fetchAny = globalThis.fetch;
              const told = [];
              for (const [was, is] of changes) {
                globalThis.fetch = (...request) => (String(request[0]).endsWith('/portrait')
                  ? Promise.resolve(new Response(good.replace(was, is))) : fetchAny(...request));
                told.push(await portraits.loadPortraitFace(document.createElement('canvas'), '/portrait')
                  .then(() => 'taken', error => (error instanceof portraits.PortraitError ? error.message : String(error))));
              }
              return told;
            }
            """);

        Assert.Equal(8, told.Length);
        Assert.All(told, static message => Assert.StartsWith("The portrait cannot be drawn: ", message, StringComparison.Ordinal));
        Assert.Contains("mesh.heights", told[1], StringComparison.Ordinal);
        Assert.Contains("rightEye.upperPlaces", told[3], StringComparison.Ordinal);
        Assert.Contains("controls[0].moves", told[4], StringComparison.Ordinal);
        await page.Context.DisposeAsync();
    }
}
