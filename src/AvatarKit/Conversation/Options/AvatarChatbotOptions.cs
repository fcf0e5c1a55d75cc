using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>What is the host's: limits, resilience, routing, tiers. Who the avatar is stands in <see cref="AvatarProfile"/>.
/// Validated when the host starts.</summary>
public sealed class AvatarChatbotOptions
{
    /// <summary>How much of everything is taken.</summary>
    [ValidateObjectMembers]
    public LimitOptions Limits { get; set; } = new();

    /// <summary>How long each provider is waited for, and how often it is asked again.</summary>
    [ValidateObjectMembers]
    public ResilienceOptions Resilience { get; set; } = new();

    /// <summary>How a tier is chosen.</summary>
    [ValidateObjectMembers]
    public RoutingOptions Routing { get; set; } = new();

    /// <summary>The model tiers by name. Each needs a keyed <see cref="IChatClient"/> under its name.</summary>
    /// <value>Default: <c>lite</c> and <c>premier</c>, which fall back to <c>pro</c>, and <c>pro</c>, which falls back to <c>lite</c>.</value>
    public IDictionary<string, ModelTierOptions> Tiers { get; } = new Dictionary<string, ModelTierOptions>(StringComparer.OrdinalIgnoreCase)
    {
        ["lite"] = new() { Fallback = "pro" },
        ["pro"] = new() { Fallback = "lite" },
        ["premier"] = new() { Fallback = "pro" },
    };

    /// <summary>In which regions models are asked.</summary>
    public RegionOptions Regions { get; set; } = new();

    /// <summary>How costs are kept and budgets held.</summary>
    [ValidateObjectMembers]
    public CostOptions Costs { get; set; } = new();

    /// <summary>What may be spent, by a name for each budget. All that a turn falls under count for it.</summary>
    /// <value>Default: none.</value>
    public IDictionary<string, BudgetOptions> Budgets { get; } = new Dictionary<string, BudgetOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Experiments with the routing, by name: ways that are compared, each for a share of the people.</summary>
    /// <value>Default: none.</value>
    public IDictionary<string, ExperimentOptions> Experiments { get; } = new Dictionary<string, ExperimentOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How much of the past a model sees.</summary>
    [ValidateObjectMembers]
    public HistoryOptions History { get; set; } = new();

    /// <summary>What is looked up in an <see cref="IKnowledgeBase"/>.</summary>
    [ValidateObjectMembers]
    public KnowledgeOptions Knowledge { get; set; } = new();

    /// <summary>How an answer is spoken.</summary>
    [ValidateObjectMembers]
    public SpeechOptions Speech { get; set; } = new();

    /// <summary>How an answer is shown.</summary>
    [ValidateObjectMembers]
    public RenderingOptions Rendering { get; set; } = new();

    /// <summary>How guards are asked, and what those that come along look for.</summary>
    [ValidateObjectMembers]
    public GuardOptions Guards { get; set; } = new();

    /// <summary>What spans tell.</summary>
    public TelemetryOptions Telemetry { get; set; } = new();

    /// <summary>The same with another routing. All else is shared.</summary>
    internal AvatarChatbotOptions With(RoutingOptions routing)
    {
        var changed = (AvatarChatbotOptions)MemberwiseClone();
        changed.Routing = routing;
        return changed;
    }
}
