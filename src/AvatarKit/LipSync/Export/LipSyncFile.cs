using System.Runtime.CompilerServices;

namespace AvatarKit;

/// <summary>Writes lips in motion as files that other tools read. Stateless and thread-safe.</summary>
/// <remarks>
/// Whatever the format, the times begin at the first sample, rise, and cover the audio to its end without a gap. Long speech is written as it
/// comes: of the formats with frames only one segment is held at a time, of the others the shapes but not the audio.
/// </remarks>
public static class LipSyncFile
{
    /// <summary>Writes a viseme track. Where the format has frames, vowels are all equally strong: only audio says how loud they are.</summary>
    /// <param name="output">Where to; the caller keeps ownership.</param>
    /// <param name="visemes">The track.</param>
    /// <param name="format">The format.</param>
    /// <param name="options">What the file says besides; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Stops the writing; what was written stays.</param>
    /// <returns>A task that ends when all is written.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The format is unknown or the frame rate is not from 1 to 240.</exception>
    public static Task WriteAsync(
        Stream output,
        VisemeTrack visemes,
        LipSyncFileFormat format,
        LipSyncFileOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(visemes);
        return WriteSegmentsAsync(output, One(visemes, cancellationToken), format, options, cancellationToken);
    }

    /// <summary>Writes spoken segments, one after the other by their <see cref="SpokenSegment.Offset"/>.</summary>
    /// <param name="output">Where to; the caller keeps ownership.</param>
    /// <param name="segments">The segments in order.</param>
    /// <param name="format">The format.</param>
    /// <param name="options">What the file says besides; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Stops the writing; what was written stays.</param>
    /// <returns>A task that ends when all is written.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The format is unknown or the frame rate is not from 1 to 240.</exception>
    public static Task WriteSegmentsAsync(
        Stream output,
        IAsyncEnumerable<SpokenSegment> segments,
        LipSyncFileFormat format,
        LipSyncFileOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(segments);
        options ??= new LipSyncFileOptions();
        if (options.FrameRate is < 1 or > 240)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options),
                options.FrameRate,
                "LipSyncFileOptions.FrameRate is from 1 to 240 frames per second.");
        }

        ILipSyncFileWriter writer = format switch
        {
            LipSyncFileFormat.Oculus => new OculusFileWriter(output),
            LipSyncFileFormat.Arkit => new ArkitFileWriter(output, options),
            LipSyncFileFormat.Azure => new AzureFileWriter(output, options),
            LipSyncFileFormat.Rhubarb or LipSyncFileFormat.RhubarbTsv or LipSyncFileFormat.RhubarbXml =>
                new RhubarbFileWriter(output, format, options),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "LipSyncFileFormat has no such format."),
        };
        return WriteAsync(writer, segments, cancellationToken);
    }

    private static async Task WriteAsync(ILipSyncFileWriter writer, IAsyncEnumerable<SpokenSegment> segments, CancellationToken cancellationToken)
    {
        await using (writer.ConfigureAwait(false))
        {
            await foreach (SpokenSegment segment in segments.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                await writer.AddAsync(segment, cancellationToken).ConfigureAwait(false);
            }

            await writer.EndAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async IAsyncEnumerable<SpokenSegment> One(
        VisemeTrack visemes,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        yield return new SpokenSegment
        {
            Index = 0,
            Offset = TimeSpan.Zero,
            Caption = "",
            Format = AudioFormat.Pcm16(visemes.SampleRate),
            Audio = ReadOnlyMemory<byte>.Empty,
            Visemes = visemes,
            IsLast = true,
        };
    }
}
