using Microsoft.Extensions.Options;

namespace AvatarKit.Rendering.Tests;

public sealed class VideoRenderingOptionsTests
{
    public static TheoryData<Action<VideoRenderingOptions>, string> Refused => new()
    {
        { static options => options.Width = 32, "Width" },
        { static options => options.Width = 9_000, "Width" },
        { static options => options.Height = 1_081, "Height is 1081; it takes an even number" },
        { static options => options.FrameRate = 0, "FrameRate" },
        { static options => options.FrameRate = 240, "FrameRate" },
        { static options => (options.Width, options.Height, options.FrameRate) = (7_680, 7_680, 60), "together they take at most 7680×4320 at 60" },
        { static options => options.Container = (VideoContainer)7, "Container" },
        { static options => options.Quality = (VideoQuality)7, "Quality" },
        { static options => options.Transparent = true, "Set Container to WebM" },
        { static options => options.Background = Background.Color("#80FFFFFF"), "Background is transparent but Transparent is false" },
        { static options => options.FfmpegPath = "", "FfmpegPath" },
        { static options => options.PrewarmedEncoders = -1, "PrewarmedEncoders" },
        { static options => options.MaxConcurrentRenders = 0, "MaxConcurrentRenders" },
        { static options => options.EncoderTimeout = TimeSpan.Zero, "EncoderTimeout is 00:00:00" },
        { static options => options.Framing = (Framing)7, "Framing" },
        { static options => options.Framing = Framing.Waist, "Framing is Waist. The face 'test' cannot be drawn as Waist: it can be Bust." },
        { static options => { options.Faces.Add(new TestFace()); options.Faces.Add(new TestFace()); }, "more than one face with the id 'test'" },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void A_setting_that_cannot_be_is_refused_by_name(Action<VideoRenderingOptions> set, string expected)
    {
        var options = new VideoRenderingOptions { Face = new TestFace() };
        set(options);

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => new VideoRenderer(options));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_defaults_are_accepted()
    {
        await using var renderer = new VideoRenderer(new VideoRenderingOptions { Face = new TestFace() });
        Assert.NotNull(renderer);
    }
}
