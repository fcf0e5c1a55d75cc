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
            .NameSettings<TurnRateOptions>("Limits:TurnsPerUser")
            .NameSettings<TurnRateOptions>("Limits:TurnsPerHost")
            .NameSettings<ResilienceOptions>("Resilience")
            .NameSettings<ModelResilienceOptions>("Resilience:Model")
            .NameSettings<VoiceResilienceOptions>("Resilience:Voice")
            .NameSettings<StoreResilienceOptions>("Resilience:Store")
            .NameSettings<KnowledgeResilienceOptions>("Resilience:Knowledge")
            .NameSettings<RouterResilienceOptions>("Resilience:Router")
            .NameSettings<RendererResilienceOptions>("Resilience:Renderer")
            .NameSettings<SheddingOptions>("Resilience:Shedding")
            .NameSettings<RoutingOptions>("Routing")
            .NameSettings<CalibrationOptions>("Routing:Calibration")
            .NameSettings<RoutingPinOptions>("Routing:Pins:*")
            .NameSettings<LatencyRoutingOptions>("Routing:Latency")
            .NameSettings<CascadeOptions>("Routing:Cascade")
            .NameSettings<ModelTierOptions>("Tiers:*")
            .NameSettings<RegionOptions>("Regions")
            .NameSettings<TenantRegionOptions>("Regions:Tenants:*")
            .NameSettings<CostOptions>("Costs")
            .NameSettings<BudgetOptions>("Budgets:*")
            .NameSettings<ExperimentOptions>("Experiments:*")
            .NameSettings<ExperimentArmOptions>("Experiments:*:Arms:*")
            .NameSettings<ExperimentStopOptions>("Experiments:*:Stop")
            .NameSettings<HistoryOptions>("History")
            .NameSettings<KnowledgeOptions>("Knowledge")
            .NameSettings<GuardOptions>("Guards")
            .NameSettings<GuardLengthOptions>("Guards:Length")
            .NameSettings<GuardLanguageOptions>("Guards:Languages")
            .NameSettings<GuardTopicOptions>("Guards:Topics:*")
            .NameSettings<GuardInjectionOptions>("Guards:Injection")
            .NameSettings<GuardLeakOptions>("Guards:Leak")
            .NameSettings<SpeechOptions>("Speech")
            .NameSettings<SegmentationOptions>("Speech:Segmentation")
            .NameSettings<RenderingOptions>("Rendering")
            .NameSettings<TelemetryOptions>("Telemetry")
            .BindSettings<SpeechCacheOptions>("SpeechCache", static (section, options) => section.Bind(options))
            .BindSettings<ResponseCacheOptions>("ResponseCache", static (section, options) => section.Bind(options))
            .BindSettings<WarmingOptions>("Warming", static (section, options) => section.Bind(options))
            .BindSettings<InMemoryStorageOptions>("InMemoryStorage", static (section, options) => section.Bind(options))
            .BindSettings<AuditOptions>("Privacy:Audit", static (section, options) => section.Bind(options))
            .BindSettings<RedactionOptions>("Privacy:Redaction", static (section, options) => section.Bind(options))
            .NameSettings<PersonalDataKindOptions>("Privacy:Redaction:Kinds")
            .BindSettings<ConsentOptions>("Privacy:Consent", static (section, options) => section.Bind(options))
            .BindSettings<DisclosureOptions>("Privacy:Disclosure", static (section, options) => section.Bind(options))
            .BindSettings<RetentionOptions>("Privacy:Retention", static (section, options) => section.Bind(options))
            .BindSettings<SessionOptions>("Sessions", static (section, options) => section.Bind(options))
            .NameSettings<BargeInOptions>("Sessions:BargeIn")
            .NameSettings<AvatarProfile>(AvatarId.SectionOfDefault)
            .NameSettings<AvatarProfile>(AvatarId.SectionOfAll + ":*");
        AvatarChatbotSettingsBuilderExtensions.Bind<AvatarProfile>(
            builder.Services, AvatarId.PathOf, static (section, profile) => section.Bind(profile));
    }
}
