using AvatarKit;
using AvatarKit.Rendering;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets an avatar appear on video.</summary>
public static class AvatarChatbotVideoBuilderExtensions
{
    /// <summary>Provides <see cref="VideoRenderer"/>: face tracks as before, and video for whoever asks for it.
    /// Needs FFmpeg on the machine.</summary>
    /// <remarks>
    /// Options are read from the section <c>AvatarKit:Video</c> of the host's configuration, then from <paramref name="configure"/>.
    /// A renderer that the host registers itself wins, in whatever order.
    /// </remarks>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Sets size, rate, container and faces.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseVideoRendering(this IAvatarChatbotBuilder builder, Action<VideoRenderingOptions>? configure = null)
    {
        return builder.UseFaces(configure)
            .Provide<IAvatarRenderer>(static services => new VideoRenderer(
                services.GetRequiredService<IOptions<VideoRenderingOptions>>().Value,
                services.GetService<ILogger<VideoRenderer>>(),
                services.GetRequiredService<TimeProvider>()))
            .AddWarmUp("the video", static (services,
                cancellationToken) => services.GetRequiredService<IAvatarRenderer>().GetService(typeof(VideoRenderer)) is VideoRenderer video
                ? video.WarmUpAsync(cancellationToken)
                : Task.CompletedTask);
    }

    /// <summary>Provides <see cref="IAvatarPictures"/>: still pictures of the avatars and the rigs of those that are drawn, without video.
    /// Needs no FFmpeg. <see cref="UseVideoRendering"/> brings it along.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Sets the faces, as for video: <see cref="VideoRenderingOptions.Face"/> and
    /// <see cref="VideoRenderingOptions.Faces"/>.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseFaces(this IAvatarChatbotBuilder builder, Action<VideoRenderingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.BindSettings<VideoRenderingOptions>("Video", VideoSettings.Bind);
        builder.Services.AddOptionsWithValidateOnStart<VideoRenderingOptions>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<VideoRenderingOptions>, VideoRenderingOptionsValidator>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<VideoRenderingOptions>, VideoRenderingRulesValidator>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AvatarProfile>, CharacterValidator>());
        if (configure is not null)
        {
            builder.Services.Configure(configure);
        }

        return builder.Provide<IAvatarPictures>(
            static services => new AvatarPictures(services.GetRequiredService<IOptions<VideoRenderingOptions>>().Value));
    }
}
