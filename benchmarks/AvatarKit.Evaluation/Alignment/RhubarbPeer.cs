using System.Diagnostics;
using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>Rhubarb Lip Sync on the same files, as the WebAssembly build on npm (MIT). Fetched when it
/// is asked for; nothing of it is shipped.</summary>
/// <remarks>Every file is heard by a process of its own: what the build holds grows with every file until it breaks.</remarks>
internal sealed class RhubarbPeer : IDisposable
{
    private const string Package = "rhubarb-lip-sync-wasm@0.1.8";

    private const string Script = """
        import { Rhubarb } from 'rhubarb-lip-sync-wasm';
        import { readFileSync } from 'node:fs';
        const quiet = () => {};
        console.log = quiet; console.info = quiet; console.warn = quiet; console.error = quiet;
        const [audio, text] = process.argv.slice(2);
        const { mouthCues } = await Rhubarb.getLipSync(readFileSync(audio), { dialogText: text });
        process.stdout.write('\ncues:' + mouthCues.map(cue => `${cue.start} ${cue.value}`).join(';') + '\n', () => process.exit(0));
        """;

    private readonly string folder;
    private readonly SemaphoreSlim places = new(2 * Environment.ProcessorCount);

    private RhubarbPeer(string folder) => this.folder = folder;

    public static async Task<RhubarbPeer> CreateAsync()
    {
        string folder = Directory.CreateTempSubdirectory("avatarkit-rhubarb-").FullName;
        (int code, string said) =
            await RunAsync(folder, "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", Package);
        if (code != 0)
        {
            throw new InvalidOperationException($"npm could not fetch {Package}: {said}");
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "peer.mjs"), Script);
        return new RhubarbPeer(folder);
    }

    /// <summary>Has Rhubarb listen to a sample.</summary>
    /// <returns>Its mouths by their starts in seconds; <see langword="null"/> when it broke twice.</returns>
    public async Task<IReadOnlyList<MouthCue>?> ListenAsync(SpokenSample sample)
    {
        string path = Path.Combine(folder, Guid.NewGuid().ToString("N") + ".pcm");
        await places.WaitAsync();
        try
        {
            await File.WriteAllBytesAsync(path, Augmentation.ToPcm(Augmentation.Resample(sample.Audio, sample.Format.SampleRate)));
            for (int attempt = 0; attempt < 2; attempt++)
            {
                (int code, string said) = await RunAsync(folder, "node", "peer.mjs", path, sample.Text);
                string? cues = said.Split('\n').FirstOrDefault(static line => line.StartsWith("cues:", StringComparison.Ordinal));
                if (code == 0 && cues?.Length > 5)
                {
                    return [.. cues[5..].Split(';').Select(MouthCue.Parse)];
                }
            }

            return null;
        }
        finally
        {
            places.Release();
            File.Delete(path);
        }
    }

    public void Dispose()
    {
        places.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<(int Code, string Said)> RunAsync(string folder, string file, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(
            file,
            arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, process.ExitCode == 0 ? said : said + await errors);
    }

    /// <summary>A mouth of Rhubarb's, which stays until the next one starts.</summary>
    internal readonly record struct MouthCue(double Start, char Mouth)
    {
        public static MouthCue Parse(string text)
            => new(double.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture), MouthClasses.Of(text.Split(' ')[1][0]));
    }
}
