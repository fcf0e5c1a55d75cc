using System.Text.Json;

namespace AvatarKit;

/// <summary>AvatarKit's own track:
/// <c>{"format":"avatarkit.visemes/1","durationMs":…,"visemes":[{"viseme":"PP","startMs":…,"durationMs":…,"weight":1},…]}</c>.</summary>
internal sealed class OculusFileWriter(Stream output) : ILipSyncFileWriter
{
    private readonly VisemeCues clock = new();
    private readonly List<VisemeCue> cues = [];

    public ValueTask AddAsync(SpokenSegment segment, CancellationToken cancellationToken)
    {
        clock.AddTo(cues, segment);
        return default;
    }

    public async ValueTask EndAsync(CancellationToken cancellationToken)
        => await JsonSerializer.SerializeAsync(
            output,
            new OculusFile(
                OculusFile.Version,
                clock.End,
                [.. cues.Select(static cue => new TimedViseme(cue.Viseme, cue.Start, cue.End - cue.Start, MathF.Round(cue.Weight, 3)))]),
            LipSyncFileJsonContext.Default.OculusFile,
            cancellationToken).ConfigureAwait(false);

    public ValueTask DisposeAsync() => default;
}
