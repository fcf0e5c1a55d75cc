using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit;

/// <summary>Where the core's own settings stand in the configuration.</summary>
internal static class CoreSettings
{
    /// <summary>The section that <c>MapAvatarChat</c> reads, and checks, once the host is built.</summary>
    private const string Web = "Web";

    public static void Bind(IAvatarChatbotBuilder builder)
    {
        builder.Services.AddSingleton(new SettingsSection(SettingsSection.PathOf(Web), typeof(object), ["*"]));
        builder.BindSettings<AvatarChatbotOptions>("", static (section, options) => section.Bind(options))
            .NameSettings<LimitOptions>("Limits")
            .NameSettings<ResilienceOptions>("Resilience")
            .NameSettings<ModelResilienceOptions>("Resilience:Model")
            .NameSettings<VoiceResilienceOptions>("Resilience:Voice")
            .NameSettings<StoreResilienceOptions>("Resilience:Store")
            .NameSettings<KnowledgeResilienceOptions>("Resilience:Knowledge")
            .NameSettings<RouterResilienceOptions>("Resilience:Router")
            .NameSettings<RendererResilienceOptions>("Resilience:Renderer")
            .NameSettings<RoutingOptions>("Routing")
            .NameSettings<ModelTierOptions>("Tiers:*")
            .NameSettings<HistoryOptions>("History")
            .NameSettings<KnowledgeOptions>("Knowledge")
            .NameSettings<SpeechOptions>("Speech")
            .NameSettings<SegmentationOptions>("Speech:Segmentation")
            .NameSettings<RenderingOptions>("Rendering")
            .BindSettings<SpeechCacheOptions>("SpeechCache", static (section, options) => section.Bind(options))
            .BindSettings<InMemoryStorageOptions>("InMemoryStorage", static (section, options) => section.Bind(options))
            .BindSettings<SessionOptions>("Sessions", static (section, options) => section.Bind(options))
            .NameSettings<BargeInOptions>("Sessions:BargeIn")
            .NameSettings<AvatarProfile>(AvatarId.SectionOfDefault)
            .NameSettings<AvatarProfile>(AvatarId.SectionOfAll + ":*");
        AvatarChatbotSettingsBuilderExtensions.Bind<AvatarProfile>(
            builder.Services, AvatarId.PathOf, static (section, profile) => section.Bind(profile));
    }
}
