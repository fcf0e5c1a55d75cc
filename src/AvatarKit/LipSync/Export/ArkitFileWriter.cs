using System.Text.Json;

namespace AvatarKit;

/// <summary>Poses by name: <c>{"fps":60,"names":["browDownLeft",…,"headRoll"],"frames":[[0.012,…],…]}</c>. Head angles are degrees.</summary>
internal sealed class ArkitFileWriter(Stream output, LipSyncFileOptions options) : ILipSyncFileWriter
{
    private readonly Utf8JsonWriter json = new(output);
    private readonly FaceFrames frames = new(options.FrameRate, options.Seed);
    private bool begun;

    public async ValueTask AddAsync(SpokenSegment segment, CancellationToken cancellationToken)
    {
        Begin();
        await WriteAsync(segment.Offset, cancellationToken).ConfigureAwait(false);
        frames.Begin(segment);
        await WriteAsync(
            segment.Offset + AudioFormat.Pcm16(segment.Visemes.SampleRate).ToTime(segment.Visemes.Length),
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        Begin();
        if (frames.TryTakeLast(out ReadOnlySpan<float> pose))
        {
            Write(pose);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync()
    {
        // Disposing the writer flushes, also after a failure of the stream: then the first error is the one to tell.
        json.Reset(Stream.Null);
        return json.DisposeAsync();
    }

    private void Begin()
    {
        if (begun)
        {
            return;
        }

        begun = true;
        json.WriteStartObject();
        json.WriteNumber("fps", options.FrameRate);
        json.WriteStartArray("names");
        foreach (FaceChannel channel in Enum.GetValues<FaceChannel>())
        {
            json.WriteStringValue(JsonNamingPolicy.CamelCase.ConvertName(channel.ToString()));
        }

        json.WriteEndArray();
        json.WriteStartArray("frames");
    }

    private async ValueTask WriteAsync(TimeSpan until, CancellationToken cancellationToken)
    {
        const int Block = 64 * 1024;
        while (frames.TryTake(until, out ReadOnlySpan<float> pose))
        {
            Write(pose);
            if (json.BytesPending > Block)
            {
                await json.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private void Write(ReadOnlySpan<float> pose)
    {
        json.WriteStartArray();
        for (int channel = 0; channel < pose.Length; channel++)
        {
            json.WriteNumberValue(channel < (int)FaceChannel.HeadYaw ? FaceFrames.Weight(pose[channel]) : Degrees(pose[channel]));
        }

        json.WriteEndArray();
    }

    // Adding zero makes a plain zero of a negative one.
    private static float Degrees(float value)
        => float.IsFinite(value) ? MathF.Round(Math.Clamp(value, -FaceTrack.MaxHeadDegrees, FaceTrack.MaxHeadDegrees), 2) + 0f : 0;
}
