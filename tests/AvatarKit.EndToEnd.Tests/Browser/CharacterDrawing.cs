using System.Text.Json;
using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>Draws the player's character into pages: what tests look at and the documentation shows.</summary>
internal static class CharacterDrawing
{
    private const int Columns = 5;

    /// <summary>Draws a face for each viseme, side by side.</summary>
    /// <returns>The picture of each as a data URL.</returns>
    public static async Task<string[]> DrawVisemesAsync(IPage page)
    {
        string tracks = "[" + string.Join(',', await RenderEachAsync()) + "]";
        string[] pictures = await page.EvaluateAsync<string[]>(
            """
            async ([tracks, names]) => {
              const sheet = document.body;
              sheet.style.cssText = 'margin:0;display:grid;grid-template-columns:repeat(5,200px);width:1000px;font:600 18px system-ui,sans-serif;background:#fff';
              const rig = await avatarkit.loadRig('ava');
              return Promise.all(JSON.parse(tracks).map(async (face, index) => {
                const holder = document.createElement('div');
                const player = new avatarkit.AvatarPlayer(holder, { idle: false, rig });
                player.enqueue({ text: '', words: [], visemes: [], format: { encoding: 'pcm_s16le', sampleRate: 16000, channels: 1 }, audio: btoa('\0'.repeat(32000)), face });
                const pose = player.poseAt(0.5);
                pose.fill(0, 8, 22);
                pose.fill(0, 52);
                player.destroy();
                const cell = document.createElement('figure');
                const canvas = document.createElement('canvas');
                const label = document.createElement('figcaption');
                cell.style.cssText = 'margin:0;position:relative';
                label.style.cssText = 'position:absolute;left:12px;bottom:10px;padding:1px 10px;border-radius:10px;background:rgba(28,18,34,.72);color:#fff';
                canvas.width = canvas.height = 200;
                canvas.style.display = 'block';
                label.textContent = names[index];
                cell.append(canvas, label);
                sheet.append(cell);
                await avatarkit.drawFace(canvas, pose, { rig, zoom: 1.8, y: 560 });
                return canvas.toDataURL();
              }));
            }
            """,
            new object[]
            {
                tracks,
                Enum.GetValues<Viseme>().Select(static viseme => JsonSerializer.SerializeToElement(viseme).GetString()).ToArray(),
            });
        await page.SetViewportSizeAsync(200 * Columns, 200 * (pictures.Length / Columns));
        return pictures;
    }

    /// <summary>Draws the character with a smile.</summary>
    /// <returns>How many colours are in the picture.</returns>
    public static async Task<int> DrawPortraitAsync(IPage page)
    {
        int colours = await page.EvaluateAsync<int>(
            """
            async () => {
              document.body.style.margin = 0;
              const canvas = document.createElement('canvas');
              canvas.width = canvas.height = 560;
              canvas.style.display = 'block';
              document.body.append(canvas);
              const pose = new Float32Array(avatarkit.CHANNELS.length);
              const set = (name, value) => { pose[avatarkit.CHANNELS.indexOf(name)] = value; };
              for (const side of ['Left', 'Right']) { set('mouthSmile' + side, .5); set('cheekSquint' + side, .3); set('mouthUpperUp' + side, .16); set('mouthLowerDown' + side, .2); set('browOuterUp' + side, .15); }
              set('jawOpen', .1);
              set('headYaw', -5);
              set('headRoll', 3);
              await avatarkit.drawFace(canvas, pose);
              const data = new Uint32Array(canvas.getContext('2d').getImageData(0, 0, 560, 560).data.buffer);
              return new Set(data).size;
            }
            """);
        await page.SetViewportSizeAsync(560, 560);
        return colours;
    }

    private static async Task<List<string>> RenderEachAsync()
    {
        List<string> tracks = [];
        IEnumerable<SpokenSegment> segments = Enum.GetValues<Viseme>().Select(static (viseme, index) => SampleReply.Hold(viseme, index));
        await foreach (AvatarRendering rendering in new FaceTrackRenderer().RenderAsync(SampleReply.ToAsync(segments), new RenderOptions()))
        {
            tracks.Add(JsonSerializer.Serialize(((FaceTrackRendering)rendering).Track));
        }

        return tracks;
    }
}
