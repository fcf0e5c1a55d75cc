using AvatarKit;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets data go when it is old enough.</summary>
public static class AvatarChatbotRetentionBuilderExtensions
{
    /// <summary>Sets how long each class of data is kept. Without this call the settings of <c>AvatarKit:Privacy:Retention</c> count
    /// alone.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Sets what shall differ from the configuration. <see cref="RetentionOptions.Enabled"/> is on unless it is set off
    /// here.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseRetention(this IAvatarChatbotBuilder builder, Action<RetentionOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure<RetentionOptions>(options =>
        {
            options.Enabled = true;
            configure(options);
        });
        return builder;
    }

    internal static void AddRetention(IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<RetentionOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RetentionOptions>, RetentionOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RetentionOptions>, RetentionRulesValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IRetainedData, RetainedConversations>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IRetainedData, RetainedAssets>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IRetainedData, RetainedAudit>());
        services.AddHostedService<RetentionService>();
    }
}
