using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AvatarKit.Rendering;
using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>The browser reads rigs by the rules of the renderer of the video.</summary>
public sealed class RigBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] WrongRigs =
    [
        """{ "layers": [{ "id": "mark", "path": "M0 0 L1 {jawOpne} Z", "fill": "skin" }] }""",
        """{ "layers": [{ "id": "mark", "path": "M0 0 L1 1 Z", "fill": "skinn" }] }""",
        """{ "layers": [{ "id": "mark", "path": "M0 0 L1 1 Z", "fill": "skin/1.5" }] }""",
        """{ "palette": { "a": "b", "b": "a" } }""",
        """{ "layers": [{ "id": "mark", "path": "M0 0 L1 1 Z", "morphs": { "jawOpen": "M0 0 L1 1 L2 2 Z" } }] }""",
        """{ "layers": [{ "id": "mark", "path": "M0 0 L1 1 Z", "morphs": { "jawOpen": { "2": [1, 1] } } }] }""",
        """{ "layers": [{ "id": "mark", "path": "M0 0 L1 Z", "fill": "skin" }] }""",
        """{ "layers": [{ "id": "mark", "path": "M0 0 A1 1 Z", "fill": "skin" }] }""",
        """{ "layers": [{ "id": "mark", "path": "M0 0 L999999 1 Z", "fill": "skin" }] }""",
        """{ "layers": [{ "id": "mark", "path": "M0 0 L {1 1", "fill": "skin" }] }""",
        """{ "layers": [{ "id": "mark", "glow": [0, 0, 1, 1] }] }""",
        """{ "layers": [{ "id": "mark", "path": "M0 0 L1 1 Z", "blur": 900 }] }""",
        """{ "layers": [{ "id": "mark", "fill": "skin" }] }""",
        """{ "layers": [{ "id": "mark", "path": "M0 0 L1 1", "stroke": "skin" }] }""",
        """{ "layers": [{ "id": "mark", "path": "M0 0 L1 1 Z", "colour": "skin" }] }""",
        """{ "layers": [{ "id": "mark", "path": "M0 0 L1 1 Z", "clip": "nowhere" }] }""",
        """{ "layers": [{ "id": "mark", "path": "M0 0 L1 1 Z", "clip": "mark" }] }""",
        """{ "layers": [{ "id": "mark", "path": "M0 0 L1 1 Z", "place": "moon" }] }""",
        """{ "layers": [{ "id": "mark", "part": "tail", "path": "M0 0 L1 1 Z" }] }""",
        """{ "layers": [{ "id": "mark", "remove": true }] }""",
        """{ "layers": [{ "id": "mark", "after": "moon", "glow": [0,0,1,1], "color": "skin" }] }""",
        """{ "layers": [{ "id": "mouth", "remove": true }] }""",
        """{ "layers": [{ "id": "mark", "lock": { "outer": "M0 0 L1 1", "inner": "M0 0 L1 1" }, "fill": "skin" }] }""",
        """{ "signals": { "a": "b + 1", "b": "a" } }""",
        """{ "signals": { "a": "1 +" } }""",
        """{ "signals": { "a": "min(1)" } }""",
        """{ "signals": { "a": "noise(1)" } }""",
        """{ "signals": { "jawOpen": 1 } }""",
        """{ "canvas": [0, 10] }""",
        """{ "backdrop": [1] }""",
        """{ "layers": {} }""",
        """{ "__proto__": { "layers": [] } }""",
    ];

    public static TheoryData<string> Characters() => [.. CharacterFace.BuiltIn];

    [ChromiumFact]
    public async Task A_wrong_rig_is_refused_for_the_reason_that_the_renderer_gives()
    {
        IPage page = await PlayerModule.OpenAsync(chromium.Browser);
        foreach (string changes in WrongRigs)
        {
            string rig = With(changes);
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(rig));
            RigException expected = Assert.Throws<RigException>(() => CharacterFace.Load(stream));

            string[] told = await page.EvaluateAsync<string[]>(
                """
                async rig => {
                  const face = new avatarkit.RigFace(document.createElement('canvas'), JSON.parse(rig));
                  const error = await face.ready.then(() => null, error => error);
                  return error instanceof avatarkit.RigError ? [error.path, error.reason] : ['', String(error)];
                }
                """,
                rig);

            Assert.Equal([expected.Path, expected.Reason], told);
        }

        await page.Context.DisposeAsync();
    }

    [ChromiumFact]
    public async Task A_rig_from_the_page_extends_built_in_ones_and_those_beside_it()
    {
        IPage page = await PlayerModule.OpenAsync(chromium.Browser);
        await ServeAsync(page, "mine", """{ "format": "avatarkit.rig/1", "id": "mine", "name": "Mine", "extends": "base" }""");
        await ServeAsync(page, "base", """{ "format": "avatarkit.rig/1", "id": "base", "extends": "marcus", "backdrop": ["#102030"] }""");

        string[] read = await page.EvaluateAsync<string[]>(
            "async () => { const rig = await avatarkit.loadRig('/characters/mine.rig.json'); return [rig.id, rig.name, ...rig.backdrop]; }");

        Assert.Equal(["mine", "Mine", "rgba(16,32,48,1.0000)"], read);
        await page.Context.DisposeAsync();
    }

    [ChromiumFact]
    public async Task What_is_not_there_or_no_rig_is_told_of()
    {
        IPage page = await PlayerModule.OpenAsync(chromium.Browser);
        await ServeAsync(page, "text", "I am no rig.");
        await ServeAsync(page, "orphan", """{ "format": "avatarkit.rig/1", "id": "orphan", "extends": "nobody" }""");
        await ServeAsync(page, "circle", """{ "format": "avatarkit.rig/1", "id": "circle", "extends": "circle" }""");

        string[] told = await page.EvaluateAsync<string[]>(
            """
            () => Promise.all(['nobody', 'text', 'orphan', 'circle'].map(async id => {
              try {
                await avatarkit.loadRig(`/characters/${id}.rig.json`);
                return '';
              } catch (error) {
                return error.message;
              }
            }))
            """);

        Assert.Equal("There is no rig at http://player.test/characters/nobody.rig.json.", told[0]);
        Assert.Equal("The rig cannot be used: $: The file is not valid JSON.", told[1]);
        Assert.Contains("$.extends: There is no rig 'nobody'", told[2], StringComparison.Ordinal);
        Assert.Contains("$.extends: The rigs extend each other in a circle", told[3], StringComparison.Ordinal);
        await page.Context.DisposeAsync();
    }

    [ChromiumTheory]
    [MemberData(nameof(Characters))]
    public async Task What_a_pose_looks_like_does_not_hang_on_the_poses_before_it(string id)
    {
        IPage page = await PlayerModule.OpenAsync(chromium.Browser);

        int apart = await page.EvaluateAsync<int>(
            """
            async ([id, poses]) => {
              const rig = await avatarkit.loadRig(id);
              const make = async () => {
                const canvas = document.createElement('canvas');
                canvas.width = 320;
                canvas.height = 400;
                const face = new avatarkit.RigFace(canvas, rig);
                await face.ready;
                face.resize(320, 400);
                return { face, pixels: () => canvas.getContext('2d').getImageData(0, 0, 320, 400).data };
              };
              const moving = await make();
              let most = 0;
              for (const pose of [...JSON.parse(poses), ...JSON.parse(poses)]) {
                const still = await make();
                // Hair and dress may be a picture or two late.
                for (let i = 0; i < 6; i++) {
                  moving.face.draw(pose);
                  still.face.draw(pose);
                }
                const [one, other] = [moving.pixels(), still.pixels()];
                let far = 0;
                for (let i = 0; i < one.length; i++) far += Math.abs(one[i] - other[i]) > 12;
                most = Math.max(most, far);
              }
              return most;
            }
            """,
            new object[] { id, JsonSerializer.Serialize(FacePoses.All.Select(static pose => pose.Values)) });

        Assert.InRange(apart, 0, 40);
        await page.Context.DisposeAsync();
    }

    [ChromiumFact]
    public async Task Without_its_backdrop_a_character_stands_before_nothing()
    {
        IPage page = await PlayerModule.OpenAsync(chromium.Browser);

        int[] alphas = await page.EvaluateAsync<int[]>(
            """
            async () => {
              const canvas = document.createElement('canvas');
              canvas.width = canvas.height = 200;
              await avatarkit.drawFace(canvas, new Float32Array(55), { rig: 'pixel', backdrop: false });
              const alpha = (x, y) => canvas.getContext('2d').getImageData(x, y, 1, 1).data[3];
              return [alpha(3, 3), alpha(100, 80)];
            }
            """);

        Assert.Equal([0, 255], alphas);
        await page.Context.DisposeAsync();
    }

    private static Task ServeAsync(IPage page, string id, string rig) => page.RouteAsync(
        $"**/characters/{id}.rig.json",
        route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "application/json", Body = rig }));

    /// <summary>A good rig with some of its properties changed.</summary>
    private static string With(string changes)
    {
        JsonObject rig = JsonNode.Parse("""{"format":"avatarkit.rig/1","id":"probe","name":"Probe","extends":"ava"}""")!.AsObject();
        foreach ((string name, JsonNode? value) in JsonNode.Parse(changes)!.AsObject())
        {
            rig[name] = value?.DeepClone();
        }

        return rig.ToJsonString();
    }
}
