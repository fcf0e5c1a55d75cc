using AvatarKit;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Sets how the audit trail is kept.</summary>
public static class AvatarChatbotAuditBuilderExtensions
{
    /// <summary>Sets what the audit trail notes. Without this call it notes too, with the settings of <c>AvatarKit:Privacy:Audit</c>.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Sets what shall differ from the configuration.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseAudit(this IAvatarChatbotBuilder builder, Action<AuditOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure(configure);
        return builder;
    }

    internal static void AddAudit(IServiceCollection services, ProvidedServices defaults)
    {
        services.AddOptionsWithValidateOnStart<AuditOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AuditOptions>, AuditOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AuditOptions>, AuditRulesValidator>());
        services.TryAddSingleton<IAuditActorAccessor, AmbientAuditActor>();
        defaults.TryAdd(ServiceDescriptor.Singleton<IAuditTrail, InMemoryAuditTrail>());
        services.TryAddSingleton<AuditNotes>();
        services.TryAddSingleton<ConversationHistory>();
        services.TryAddSingleton<IConversationHistory>(static provider => new AuditedConversationHistory(
            provider.GetRequiredService<ConversationHistory>(), provider.GetRequiredService<AuditNotes>()));
        services.AddHostedService<ConfigurationAudit>();
    }
}
