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
            result.AddError($"Width, Height and FrameRate are {options.Width}×{options.Height} at {options.FrameRate}; together they take at most 7680×4320 at 60 frames per second.", nameof(options.FrameRate));
        }

        if (options.Transparent && options.Container != VideoContainer.WebM)
        {
            result.AddError("Transparent is true but Container is Mp4, whose video cannot be transparent. Set Container to WebM.", nameof(options.Transparent));
        }

        if (options.Transparent && options.Background is { IsTransparent: false })
        {
            result.AddError("Transparent is true but Background is opaque. Leave one of them out.", nameof(options.Background));
        }

        if (!options.Transparent && options.Background is { IsTransparent: true })
        {
            result.AddError("Background is transparent but Transparent is false. Set Transparent to true and Container to WebM, or choose an opaque background.", nameof(options.Background));
        }

        foreach (IGrouping<string, AvatarFace> same in options.Faces.GroupBy(static face => face.Id, StringComparer.Ordinal).Where(static same => same.Count() > 1))
        {
            result.AddError($"Faces has more than one face with the id '{same.Key}'.", nameof(options.Faces));
        }

        if (options.EncoderTimeout <= TimeSpan.Zero || options.EncoderTimeout > TimeSpan.FromHours(1))
        {
            result.AddError($"EncoderTimeout is {options.EncoderTimeout}; it takes more than zero and at most an hour.", nameof(options.EncoderTimeout));
        }

        return result.Build();
    }

    private static void CheckEven(int value, string setting, ValidateOptionsResultBuilder result)
    {
        if (value % 2 != 0)
        {
            result.AddError($"{setting} is {value}; it takes an even number, because colour is stored for two pixels at a time.", setting);
        }
    }
}
