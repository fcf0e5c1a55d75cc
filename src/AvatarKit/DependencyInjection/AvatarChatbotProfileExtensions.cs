using AvatarKit;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Says who the avatars are.</summary>
public static class AvatarChatbotProfileExtensions
{
    /// <summary>Says who the default avatar is: the one that answers requests without an <see cref="AvatarRequest.AvatarId"/>.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Sets the profile.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder AddAvatar(this IAvatarChatbotBuilder builder, Action<AvatarProfile> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure(Options.Options.DefaultName, configure);
        return builder;
    }
}
