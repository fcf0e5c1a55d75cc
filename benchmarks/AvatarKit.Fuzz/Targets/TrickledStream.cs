using System.Runtime.InteropServices;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Bytes that come a few at a time. Cannot seek.</summary>
internal sealed class TrickledStream(byte[] bytes, Random random) : MemoryStream(bytes)
{
    public override bool CanSeek => false;

    // Long inputs come in larger pieces: each costs a step. Spans are read through this too.
    public override int Read(byte[] buffer, int offset, int count)
        => base.Read(buffer, offset, Math.Min(count, 1 + random.Next(Math.Max(16, (int)Length / 64))));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => MemoryMarshal.TryGetArray(buffer, out ArraySegment<byte> array)
            ? new(Read(array.Array!, array.Offset, array.Count))
            : throw new NotSupportedException("Only arrays are read into.");

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => Task.FromResult(Read(buffer, offset, count));
}
