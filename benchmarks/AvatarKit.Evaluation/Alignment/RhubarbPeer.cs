using System.Diagnostics;
using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>Rhubarb Lip Sync on the same files, as the WebAssembly build on npm (MIT). Fetched when it is asked for; nothing of it is shipped.</summary>
internal sealed class RhubarbPeer : IAsyncDisposable
{
    private const string Package = "rhubarb-lip-sync-wasm@0.1.8";

    private const string Script = """
        import { Rhubarb } from 'rhubarb-lip-sync-wasm';
        import { createInterface } from 'node:readline';
        import { readFileSync } from 'node:fs';
        const quiet = () => {};
        console.log = quiet; console.info = quiet; console.warn = quiet; console.error = quiet;
        for await (const line of createInterface({ input: process.stdin })) {
          const [path, text] = line.split('\t');
          let cues = [];
          try {
            cues = (await Rhubarb.getLipSync(readFileSync(path), { dialogText: text })).mouthCues;
          } catch { }
          process.stdout.write('cues:' + cues.map(cue => `${cue.start} ${cue.end} ${cue.value}`).join(';') + '\n');
        }
        """;

    private readonly string folder;
    private readonly Process node;

    private RhubarbPeer(string folder, Process node)
    {
        this.folder = folder;
        this.node = node;
    }

    public static async Task<RhubarbPeer> CreateAsync()
    {
        string folder = Directory.CreateTempSubdirectory("avatarkit-rhubarb-").FullName;
        using Process npm = Start(folder, "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", Package);
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"npm could not fetch {Package}: {await npm.StandardError.ReadToEndAsync()}");
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "peer.mjs"), Script);
        return new RhubarbPeer(folder, Start(folder, "node", "peer.mjs"));
    }

    /// <summary>Has Rhubarb listen to a sample and adds how right it was.</summary>
    public async Task AddAsync(SpokenSample sample, VisemeTrack truth, AlignmentScore.FrameScore score)
    {
        string path = Path.Combine(folder, "audio.pcm");
        await File.WriteAllBytesAsync(path, Augmentation.ToPcm(Augmentation.Resample(sample.Audio, sample.Format.SampleRate)));
        await node.StandardInput.WriteLineAsync($"{path}\t{sample.Text}");
        await node.StandardInput.FlushAsync();
        string? line;
        do
        {
            line = await node.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("Rhubarb has ended.");
        }
        while (!line.StartsWith("cues:", StringComparison.Ordinal));
        List<(double Start, double End, char Mouth)> cues = [.. line[5..].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(static cue => cue.Split(' '))
            .Select(static parts => (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture), MouthClasses.Of(parts[2][0])))];
        score.AddMouths(
            truth,
            time => cues.Where(cue => cue.Start <= time && time < cue.End).Select(static cue => cue.Mouth).FirstOrDefault('X'),
            [.. cues.Where(static cue => cue.Mouth == 'A').Select(static cue => cue.Start)]);
    }

    public async ValueTask DisposeAsync()
    {
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        node.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static Process Start(string folder, string file, params string[] arguments) => Process.Start(new ProcessStartInfo(file, arguments)
    {
        WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = file == "npm",
    })!;
}
