using System.Collections.Concurrent;

namespace AvatarKit.Testing;

/// <summary>A recorded turn of a <see cref="FakeAvatarRenderer"/>.</summary>
public sealed class FakeRenderCall : FakeStreamCall
{
    private readonly ConcurrentQueue<SpokenSegment> segments = new();

    internal FakeRenderCall(RenderOptions options) => Options = options;

    /// <summary>What the client wanted.</summary>
    public RenderOptions Options { get; }

    /// <summary>The segments rendered so far, in order.</summary>
    public IReadOnlyList<SpokenSegment> Segments => [.. segments];

    internal void Add(SpokenSegment segment) => segments.Enqueue(segment);
}
