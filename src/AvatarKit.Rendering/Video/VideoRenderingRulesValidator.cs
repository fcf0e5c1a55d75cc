using Microsoft.Extensions.Options;

namespace AvatarKit.Rendering;

/// <summary>The rules that hold between settings.</summary>
internal sealed class VideoRenderingRulesValidator : IValidateOptions<VideoRenderingOptions>
{
    /// <summary>8K at 60 frames per second: the most pixels a second that H.264's highest level and any machine this runs on stand for.</summary>
    private const long MaxPixelsPerSecond = 7680L * 4320 * 60;

    public ValidateOptionsResult Validate(string? name, VideoRenderingOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        CheckEven(options.Width, nameof(options.Width), result);
        CheckEven(options.Height, nameof(options.Height), result);
        if ((long)options.Width * options.Height * options.FrameRate > MaxPixelsPerSecond)
        {
            result.AddError(
                $"VideoRenderingOptions.Width, Height and FrameRate are {options.Width}×{options.Height} at {options.FrameRate}; "
                    + "together they take at most 7680×4320 at 60 frames per second.");
        }

        if (options.Transparent && options.Container != VideoContainer.WebM)
        {
            result.AddError(
                "VideoRenderingOptions.Transparent is true but Container is Mp4, whose video cannot be transparent. Set Container to WebM.");
        }

        if (options.Transparent && options.Background is { IsTransparent: false })
        {
            result.AddError("VideoRenderingOptions.Transparent is true but Background is opaque. Leave one of them out.");
        }

        if (!options.Transparent && options.Background is { IsTransparent: true })
        {
            result.AddError(
                "VideoRenderingOptions.Background is transparent but Transparent is false. "
                    + "Set Transparent to true and Container to WebM, or choose an opaque background.");
        }

        foreach (IGrouping<string, AvatarFace> same
            in options.Faces.GroupBy(static face => face.Id, StringComparer.Ordinal).Where(static same => same.Count() > 1))
        {
            result.AddError($"VideoRenderingOptions.Faces has more than one face with the id '{same.Key}'.");
        }

        foreach (AvatarFace face in options.OwnFaces().Where(face => !face.Framings.Contains(options.Framing)))
        {
            result.AddError($"VideoRenderingOptions.Framing is {options.Framing}. {face.WithoutFraming(options.Framing)}");
        }

        if (options.EncoderTimeout <= TimeSpan.Zero || options.EncoderTimeout > TimeSpan.FromHours(1))
        {
            result.AddError($"VideoRenderingOptions.EncoderTimeout is {options.EncoderTimeout}; it takes more than zero and at most an hour.");
        }

        return result.Build();
    }

    private static void CheckEven(int value, string setting, ValidateOptionsResultBuilder result)
    {
        if (value % 2 != 0)
        {
            result.AddError(
                $"VideoRenderingOptions.{setting} is {value}; it takes an even number, because colour is stored for two pixels at a time.");
        }
    }
}
