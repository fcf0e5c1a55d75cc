using System.Buffers.Binary;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>What Chromium's microphone hears instead of a room.</summary>
internal static class FakeMicrophone
{
    /// <summary>Writes sound as a WAV file, and gives the arguments that a browser hears it by, once.</summary>
    /// <param name="folder">Where to write.</param>
    /// <param name="samples">The sound, of one channel.</param>
    /// <param name="rate">Samples a second.</param>
    public static async Task<string[]> ArgumentsAsync(ScratchFolder folder, short[] samples, int rate)
    {
        string path = folder["microphone.wav"];
        await File.WriteAllBytesAsync(path, Wav(samples, rate));
        return
        [
            .. Chromium.Arguments, "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
            $"--use-file-for-fake-audio-capture={path}%noloop",
        ];
    }

    private static byte[] Wav(short[] samples, int rate)
    {
        byte[] wav = new byte[44 + (2 * samples.Length)];
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), wav.Length - 8);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(24), rate);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(28), 2 * rate);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(34), 16);
        "data"u8.CopyTo(wav.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(40), 2 * samples.Length);
        Buffer.BlockCopy(samples, 0, wav, 44, 2 * samples.Length);
        return wav;
    }
}
