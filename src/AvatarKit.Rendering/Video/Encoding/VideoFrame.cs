using System.Runtime.InteropServices;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>A picture in I420, with room before it for what a container puts there, so that both are written at once.
/// Owned by one at a time.</summary>
internal sealed unsafe class VideoFrame : IDisposable
{
    /// <summary>Bytes before the picture.</summary>
    public const int Headroom = 64;

    /// <summary>More changed places than this are taken together.</summary>
    private const int MaxStale = 24;

    private readonly Action<VideoFrame> giveBack;
    private readonly List<SKRectI> stale = [];
    private byte* memory;

    public VideoFrame(int width, int height, bool alpha, Action<VideoFrame> giveBack)
    {
        this.giveBack = giveBack;
        Length = YuvPlanes.Length(width, height, alpha);
        memory = (byte*)NativeMemory.AlignedAlloc((nuint)(Length + Headroom), 64);
        Planes = YuvPlanes.At((nint)(memory + Headroom), width, height, alpha);
        stale.Add(new SKRectI(0, 0, width, height));
    }

    /// <summary>Bytes of the picture.</summary>
    public int Length { get; }

    public YuvPlanes Planes { get; }

    /// <summary>The picture with some of the room before it.</summary>
    public Span<byte> WithHeadroom(int bytes)
    {
        ObjectDisposedException.ThrowIf(memory is null, this);
        return new Span<byte>(memory + Headroom - bytes, Length + bytes);
    }

    /// <summary>Notes that a place of the painted picture is no longer as in here.</summary>
    public void Expire(SKRectI area)
    {
        for (int i = stale.Count - 1; i >= 0; i--)
        {
            if (stale[i].Contains(area))
            {
                return;
            }

            if (stale[i].IntersectsWith(area))
            {
                area = SKRectI.Union(area, stale[i]);
                stale.RemoveAt(i);
                i = stale.Count;
            }
        }

        stale.Add(area);
        if (stale.Count > MaxStale)
        {
            SKRectI all = stale.Aggregate(SKRectI.Union);
            stale.Clear();
            stale.Add(all);
        }
    }

    /// <summary>Takes over from the painted picture whatever changed.</summary>
    public void Refresh(SKBitmap picture)
    {
        foreach (SKRectI area in CollectionsMarshal.AsSpan(stale))
        {
            YuvConverter.Convert(picture.GetPixels(), picture.RowBytes, Planes, area, YuvConverter.Best);
        }

        stale.Clear();
    }

    /// <summary>Gives it back to where it came from.</summary>
    public void Return() => giveBack(this);

    public void Dispose()
    {
        NativeMemory.AlignedFree(memory);
        memory = null;
    }
}
