using AvatarKit;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets answers be made ahead.</summary>
public static class AvatarChatbotWarmingBuilderExtensions
{
    /// <summary>Adds <see cref="AvatarWarming"/>, which answers questions before anybody asks, and what makes the host do so by itself where
    /// <see cref="WarmingOptions.Enabled"/> is on.</summary>
    /// <remarks>Answers are kept by the response cache: add <c>UseResponseCache()</c>, too. Options are read from the section
    /// <c>AvatarKit:Warming</c> of the host's configuration, then from <paramref name="configure"/>.</remarks>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Sets which questions are answered ahead, when, and for how much.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseWarming(this IAvatarChatbotBuilder builder, Action<WarmingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.AddOptionsWithValidateOnStart<WarmingOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WarmingOptions>, WarmingOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WarmingOptions>, WarmingRulesValidator>());
        services.TryAddSingleton<MostAsked>();
        services.TryAddSingleton<AvatarWarming>();
        services.AddHostedService<WarmingSchedule>();
        return builder;
    }
}
