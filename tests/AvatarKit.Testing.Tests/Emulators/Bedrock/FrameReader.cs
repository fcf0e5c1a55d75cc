using System.Buffers.Binary;
using System.Text;

namespace AvatarKit.Testing.Tests.Emulators;

/// <summary>Reads the payloads of an event stream, one frame after the other.</summary>
internal sealed class FrameReader(Stream stream)
{
    /// <summary>The next payload; <see langword="null"/>: the stream has ended.</summary>
    public async Task<string?> ReadAsync()
    {
        var prelude = new byte[12];
        if (await stream.ReadAtLeastAsync(prelude, prelude.Length, throwOnEndOfStream: false) == 0)
        {
            return null;
        }

        var rest = new byte[BinaryPrimitives.ReadInt32BigEndian(prelude) - prelude.Length];
        await stream.ReadExactlyAsync(rest);
        return Encoding.UTF8.GetString(rest.AsSpan(BinaryPrimitives.ReadInt32BigEndian(prelude.AsSpan(4)))[..^4]);
    }
}
