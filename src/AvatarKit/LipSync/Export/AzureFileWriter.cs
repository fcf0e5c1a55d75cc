using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AvatarKit;

/// <summary>
/// The viseme events of the Azure Speech SDK in a list:
/// <c>[{"audioOffset":500000,"visemeId":21,"animation":"{\"FrameIndex\":3,\"BlendShapes\":[[…55…],…]}"},…]</c>. Each event's animation, a
/// string as in the SDK, has the frames from its own offset to the next event's; it is empty where no frame lies between them. The last event
/// is silence at the end of the audio.
/// </summary>
internal sealed class AzureFileWriter(Stream output, LipSyncFileOptions options) : ILipSyncFileWriter
{
    private readonly Utf8JsonWriter json = new(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    private readonly ArrayBufferWriter<byte> chunk = new();
    private readonly FaceFrames frames = new(AzureShapes.FrameRate, options.Seed);
    private readonly VisemeCues clock = new();
    private bool begun;

    public async ValueTask AddAsync(SpokenSegment segment, CancellationToken cancellationToken)
    {
        Begin();
        frames.Begin(segment);
        foreach (VisemeCue cue in clock.Of(segment))
        {
            Write(cue.Start, cue.Viseme, cue.End);
            await json.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        Begin();
        if (frames.Next > 0 || clock.End > TimeSpan.Zero)
        {
            Write(clock.End, Viseme.Sil, clock.End + TimeSpan.FromSeconds(1.0 / AzureShapes.FrameRate));
        }

        json.WriteEndArray();
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
        if (!begun)
        {
            begun = true;
            json.WriteStartArray();
        }
    }

    private void Write(TimeSpan start, Viseme viseme, TimeSpan end)
    {
        json.WriteStartObject();
        json.WriteNumber("audioOffset", start.Ticks);
        json.WriteNumber("visemeId", AzureShapes.Id(viseme));
        chunk.ResetWrittenCount();
        WriteFrames(end);
        json.WriteString("animation", chunk.WrittenSpan);
        json.WriteEndObject();
    }

    private void WriteFrames(TimeSpan until)
    {
        long first = frames.Next;
        if (!frames.TryTake(until, out ReadOnlySpan<float> pose))
        {
            return;
        }

        using var animation = new Utf8JsonWriter(chunk);
        animation.WriteStartObject();
        animation.WriteNumber("FrameIndex", first);
        animation.WriteStartArray("BlendShapes");
        do
        {
            animation.WriteStartArray();
            foreach (FaceChannel channel in AzureShapes.Order)
            {
                animation.WriteNumberValue(FaceFrames.Weight(pose[(int)channel]));
            }

            for (int angle = 0; angle < AzureShapes.Angles; angle++)
            {
                animation.WriteNumberValue(0);
            }

            animation.WriteEndArray();
        }
        while (frames.TryTake(until, out pose));

        animation.WriteEndArray();
        animation.WriteEndObject();
    }
}
