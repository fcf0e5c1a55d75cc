namespace AvatarKit.Tests.Rendering;

public sealed class MissingVideoTests
{
    [Fact]
    public void The_message_names_the_renderer_that_won()
    {
        Assert.Contains(
            "the registered IAvatarRenderer, FaceTrackRenderer, made none", MissingVideo.Explain(new FaceTrackRenderer()), StringComparison.Ordinal);
        Assert.Contains("the registered IAvatarRenderer, Wrapped around FaceTrackRenderer, made none",
            MissingVideo.Explain(new Wrapped(new FaceTrackRenderer())), StringComparison.Ordinal);
        Assert.Contains(".UseVideoRendering()", MissingVideo.Explain(new FaceTrackRenderer()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrapped_renderer_is_found_and_does_what_it_did()
    {
        IAvatarRenderer wrapped = new Wrapped(new FaceTrackRenderer());
        Assert.IsType<FaceTrackRenderer>(wrapped.GetService(typeof(FaceTrackRenderer)));
        Assert.Same(wrapped, wrapped.GetService(typeof(IAvatarRenderer)));
        Assert.Null(wrapped.GetService(typeof(string)));
        SpokenSegment[] turn = [Segments.Of((Viseme.Aa, 100))];
        Assert.IsType<FaceTrackRendering>(await wrapped.RenderAsync(turn.ToAsyncEnumerable(), new RenderOptions()).SingleAsync());
    }

    private sealed class Wrapped(IAvatarRenderer inner) : DelegatingAvatarRenderer(inner);
}
