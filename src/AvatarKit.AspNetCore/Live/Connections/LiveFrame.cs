using System.Buffers;

namespace AvatarKit.AspNetCore;

internal enum LiveFrameKind
{
    /// <summary>The client is gone.</summary>
    Closed,
    Text,
    Binary,

    /// <summary>A message beyond the limit; nothing of it was kept.</summary>
    TooLarge,
}

/// <summary>A whole message of a client. Dispose it once it was looked at.</summary>
internal readonly struct LiveFrame : IDisposable
{
    private readonly byte[]? rented;
    private readonly IDisposable? budget;

    private LiveFrame(LiveFrameKind kind, byte[]? rented, ReadOnlyMemory<byte> bytes, IDisposable? budget)
    {
        Kind = kind;
        this.rented = rented;
        Bytes = bytes;
        this.budget = budget;
    }

    public static LiveFrame Closed => default;

    public static LiveFrame TooLarge => new(LiveFrameKind.TooLarge, null, default, null);

    public LiveFrameKind Kind { get; }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>A message in memory of its own.</summary>
    public static LiveFrame Of(LiveFrameKind kind, ReadOnlyMemory<byte> bytes) => new(kind, null, bytes, null);

    /// <summary>A message in memory from the pool, to be given back.</summary>
    public static LiveFrame Rented(LiveFrameKind kind, byte[] rented, int length, IDisposable? budget)
        => new(kind, rented, rented.AsMemory(0, length), budget);

    public void Dispose()
    {
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        budget?.Dispose();
    }
}
