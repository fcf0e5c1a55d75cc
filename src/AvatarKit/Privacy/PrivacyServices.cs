using AvatarKit;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What keeps a person's data from others.</summary>
internal static class PrivacyServices
{
    public static void Add(IServiceCollection services, ProvidedServices defaults)
    {
        services.AddOptionsWithValidateOnStart<RedactionOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RedactionOptions>, RedactionOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RedactionOptions>, RedactionRulesValidator>());
        defaults.TryAdd(ServiceDescriptor.Singleton<ITextRedactor, PatternRedactor>());
        services.TryAddSingleton<RedactionLog>();
        services.TryAddSingleton<Redactions>();
        services.TryAddSingleton<MessageRedaction>();
        services.AddOptionsWithValidateOnStart<ConsentOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ConsentOptions>, ConsentOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ConsentOptions>, ConsentRulesValidator>());
        defaults.TryAdd(ServiceDescriptor.Singleton<IConsentStore, InMemoryConsentStore>());
        services.TryAddSingleton<IConsents, Consents>();
        services.TryAddSingleton<ConsentStage>();
        services.AddOptionsWithValidateOnStart<DisclosureOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DisclosureOptions>, DisclosureOptionsValidator>());
        services.TryAddSingleton<Disclosures>();
    }
}
