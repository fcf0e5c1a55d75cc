using System.Runtime.CompilerServices;
using AvatarKit.Testing;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>A renderer that breaks its contract in one way.</summary>
internal sealed class OddRenderer(string kind) : IAvatarRenderer
{
    private readonly FakeAvatarRenderer inner = new();

    public IAsyncEnumerable<AvatarRendering> RenderAsync(
        IAsyncEnumerable<SpokenSegment> segments, RenderOptions options, CancellationToken cancellationToken = default)
        => kind == "at once" ? throw new InvalidOperationException("no") : DrawAsync(segments, options, cancellationToken);

    private async IAsyncEnumerable<AvatarRendering> DrawAsync(
        IAsyncEnumerable<SpokenSegment> segments, RenderOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (kind == "before its first face")
        {
            throw new InvalidOperationException("no");
        }

        int drawn = 0;
        await foreach (AvatarRendering rendering in inner.RenderAsync(segments, options, cancellationToken))
        {
            if (drawn++ > 0)
            {
                yield return rendering;
                continue;
            }

            switch (kind)
            {
                case "after its first face":
                    yield return rendering;
                    throw new InvalidOperationException("no");
                case "ends early":
                    yield return rendering;
                    yield break;
                case "a face of another segment":
                    yield return new FaceTrackRendering(rendering.SegmentIndex + 7, new FaceTrack(options.FrameRate, []));
                    break;
                case "a face twice":
                    yield return rendering;
                    yield return rendering;
                    break;
                case "null":
                    yield return null!;
                    break;
                default:
                    yield return new FaceTrackRendering(rendering.SegmentIndex, null!);
                    break;
            }
        }
    }
}
