using System.Runtime.CompilerServices;

namespace AvatarKit.Evaluation;

/// <summary>A face that fails as a caption says. Thread-safe.</summary>
internal sealed class FaultyRenderer(Deafness deafness) : IAvatarRenderer
{
    private readonly FaceTrackRenderer renderer = new();

    public IAsyncEnumerable<AvatarRendering> RenderAsync(
        IAsyncEnumerable<SpokenSegment> segments, RenderOptions options, CancellationToken cancellationToken = default)
        => renderer.RenderAsync(FailAsync(segments, cancellationToken), options, cancellationToken);

    private async IAsyncEnumerable<SpokenSegment> FailAsync(
        IAsyncEnumerable<SpokenSegment> segments, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        deafness.Begin();
        try
        {
            await foreach (SpokenSegment segment in segments.WithCancellation(cancellationToken))
            {
                if (ChaosPlan.Has(segment.Caption, "renderer", RendererFault.Throws))
                {
                    throw new InvalidOperationException("The face cannot be drawn.");
                }

                if (ChaosPlan.Has(segment.Caption, "renderer", RendererFault.Deaf))
                {
                    await deafness.WaitAsync();
                }

                if (ChaosPlan.Has(segment.Caption, "renderer", RendererFault.Slow))
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
                }

                yield return segment;
            }
        }
        finally
        {
            deafness.Close();
        }
    }
}
