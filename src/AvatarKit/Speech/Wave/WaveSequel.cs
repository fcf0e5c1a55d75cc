using System.Buffers.Binary;

namespace AvatarKit;

/// <summary>Finds a WAV file that follows the samples of another, as files that were glued together have it.</summary>
internal static class WaveSequel
{
    /// <summary>Reads on, over what chunks there may be, up to the first sample of the next file.</summary>
    /// <param name="input">The stream, after all samples.</param>
    /// <param name="begun">First bytes of what follows that were read already, at most 8.</param>
    /// <param name="isOdd">Whether the samples had an odd length: most writers pad it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The next file's header; <see langword="null"/>: there is none.</returns>
    /// <exception cref="AudioFormatException">There is one that is not understood.</exception>
    public static async ValueTask<WaveHeader?> FindAsync(
        Stream input, ReadOnlyMemory<byte> begun, bool isOdd, CancellationToken cancellationToken)
    {
        var bytes = new byte[8];
        begun.CopyTo(bytes);
        int known = begun.Length;
        while (true)
        {
            int got = known + await input
                .ReadAtLeastAsync(bytes.AsMemory(known), 8 - known, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            known = 0;
            if (isOdd && got == 8 && !IsStart(bytes) && !WaveHeader.IsName(bytes))
            {
                bytes.AsSpan(1).CopyTo(bytes);
                got = 7 + await input.ReadAtLeastAsync(bytes.AsMemory(7), 1, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            }

            if (got < 8 || !IsText(bytes.AsSpan(0, 4)))
            {
                return null;
            }

            if (IsStart(bytes))
            {
                return await WaveHeader.ReadAsync(input, bytes, cancellationToken).ConfigureAwait(false);
            }

            uint size = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(4));
            isOdd = (size & 1) != 0;
            await WaveHeader.SkipAsync(input, size, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsStart(ReadOnlySpan<byte> bytes)
        => bytes[..4].SequenceEqual("RIFF"u8) || bytes[..4].SequenceEqual("RF64"u8) || bytes[..4].SequenceEqual("BW64"u8);

    private static bool IsText(ReadOnlySpan<byte> name) => !name.ContainsAnyExceptInRange((byte)' ', (byte)'~');
}
