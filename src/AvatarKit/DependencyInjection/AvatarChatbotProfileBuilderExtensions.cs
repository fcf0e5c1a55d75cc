using AvatarKit;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Says who the avatars are.</summary>
/// <remarks>
/// The default avatar is read from <c>AvatarKit:Avatar</c> of the host's configuration, further ones from <c>AvatarKit:Avatars:ada</c>,
/// also those that no code adds; what code sets wins.
/// </remarks>
public static class AvatarChatbotProfileBuilderExtensions
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

    /// <summary>Adds a further avatar. It has nothing of the default one: what is not set has the defaults of <see cref="AvatarProfile"/>.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="id">Its id, for <see cref="AvatarRequest.AvatarId"/>. Case does not count.</param>
    /// <param name="configure">Sets the profile.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder AddAvatar(this IAvatarChatbotBuilder builder, string id, Action<AvatarProfile>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        builder.Services.AddSingleton(new AvatarId(id));
        if (configure is not null)
        {
            // Not by the name alone, whose case would count.
            builder.Services.AddSingleton<IConfigureOptions<AvatarProfile>>(new ConfigureAvatar(id, configure));
        }

        return builder;
    }

    private sealed class ConfigureAvatar(string id, Action<AvatarProfile> configure) : IConfigureNamedOptions<AvatarProfile>
    {
        public void Configure(AvatarProfile options) => Configure(Options.Options.DefaultName, options);

        public void Configure(string? name, AvatarProfile options)
        {
            if (string.Equals(name, id, StringComparison.OrdinalIgnoreCase))
            {
                configure(options);
            }
        }
    }
}
