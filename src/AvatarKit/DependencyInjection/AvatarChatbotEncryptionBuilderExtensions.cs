using AvatarKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Encrypts at rest what is said.</summary>
public static class AvatarChatbotEncryptionBuilderExtensions
{
    /// <summary>Encrypts the content of conversations and the bytes of assets before they reach their stores, with a key of each person's own that
    /// the key ring wraps.</summary>
    /// <remarks>Takes an <see cref="IKeyRing"/> and an <see cref="IDataKeyStore"/>: <c>UseFileKeys()</c> of AvatarKit.Local has both. A store
    /// that the host registers itself has to be registered before this call; a host that would not encrypt does not start. Options are read from
    /// the section <c>AvatarKit:Privacy:Encryption</c>, then from <paramref name="configure"/>.</remarks>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Sets what shall differ from the configuration.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseEncryption(this IAvatarChatbotBuilder builder, Action<EncryptionOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        if (configure is not null)
        {
            services.Configure(configure);
        }

        if (services.Any(static known => known.ServiceType == typeof(EncryptionKeys)))
        {
            return builder;
        }

        builder.BindSettings<EncryptionOptions>("Privacy:Encryption", static (section, options) => section.Bind(options));
        services.AddOptionsWithValidateOnStart<EncryptionOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EncryptionOptions>, EncryptionOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EncryptionOptions>, EncryptionRulesValidator>());
        services.AddSingleton(static provider => new EncryptionKeys(
            provider.GetRequiredService<IKeyRing>(),
            provider.GetRequiredService<IDataKeyStore>(),
            provider.GetRequiredService<IOptions<EncryptionOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<EncryptionCheck>();
        return builder
            .Decorate<IConversationStore>(static (inner, provider) => new EncryptedConversationStore(
                inner, provider.GetRequiredService<EncryptionKeys>(), provider.GetRequiredService<IOptions<EncryptionOptions>>()))
            .Decorate<IAssetStore>(static (inner, provider) => new EncryptedAssetStore(
                inner, provider.GetRequiredService<EncryptionKeys>(), provider.GetRequiredService<IOptions<EncryptionOptions>>()));
    }
}
