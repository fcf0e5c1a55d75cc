using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Testing;

/// <summary>The fakes of a host under test: to be scripted, and asked what was called. Registered as a service too.</summary>
/// <remarks>Set one to <see langword="null"/> while configuring to leave to the host what it has, for example to test with real routing.
/// Not thread-safe while being configured.</remarks>
public sealed class AvatarFakes
{
    private readonly Dictionary<string, FakeChatClient> tiers = new(StringComparer.OrdinalIgnoreCase);

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "A fake client holds nothing.")]
    internal AvatarFakes(TimeProvider timeProvider)
    {
        TimeProvider = timeProvider;
        Chat = new FakeChatClient(timeProvider: timeProvider);
        Speech = new FakeSpeechSynthesizer(timeProvider);
        Recognizer = new FakeSpeechRecognizer(timeProvider);
        Renderer = new FakeAvatarRenderer(timeProvider);
        Conversations = new FakeConversationStore(timeProvider);
        Assets = new FakeAssetStore(timeProvider);
        Ledger = new FakeCostLedger(timeProvider);
        Knowledge = new FakeKnowledgeBase(timeProvider);
        Router = new FakeModelRouter(timeProvider);
    }

    /// <summary>The clock of the fakes: the one the host had registered as an instance, else the system's.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>The model of every tier that has none of its own. <see langword="null"/>: the host's.</summary>
    public FakeChatClient? Chat { get; set; }

    /// <summary>The voices.</summary>
    public FakeSpeechSynthesizer? Speech { get; set; }

    /// <summary>The recogniser of speech.</summary>
    public FakeSpeechRecognizer? Recognizer { get; set; }

    /// <summary>The lip sync.</summary>
    public FakeLipSync? LipSync { get; set; } = new();

    /// <summary>The renderer.</summary>
    public FakeAvatarRenderer? Renderer { get; set; }

    /// <summary>The conversation store.</summary>
    public FakeConversationStore? Conversations { get; set; }

    /// <summary>The asset store.</summary>
    public FakeAssetStore? Assets { get; set; }

    /// <summary>The cost ledger.</summary>
    public FakeCostLedger? Ledger { get; set; }

    /// <summary>The knowledge base.</summary>
    public FakeKnowledgeBase? Knowledge { get; set; }

    /// <summary>The router.</summary>
    public FakeModelRouter? Router { get; set; }

    /// <summary>The scorer.</summary>
    public FakeComplexityScorer? Scorer { get; set; } = new();

    /// <summary>The price book.</summary>
    public FakePriceBook? Prices { get; set; } = new();

    /// <summary>The token counter.</summary>
    public FakeTokenCounter? Tokens { get; set; } = new();

    /// <summary>A model of a tier's own, made when it is first asked for. To be called while configuring.</summary>
    /// <param name="tier">The tier.</param>
    /// <returns>Its model, named <c>fake-</c> and the tier.</returns>
    public FakeChatClient ChatOf(string tier)
    {
        ArgumentException.ThrowIfNullOrEmpty(tier);
        if (!tiers.TryGetValue(tier, out FakeChatClient? client))
        {
            tiers[tier] = client = new FakeChatClient($"fake-{tier}", TimeProvider);
        }

        return client;
    }

    internal IEnumerable<(string Tier, FakeChatClient Client)> ChatClients(IEnumerable<string> defaultTiers)
        => tiers.Select(static pair => (pair.Key, pair.Value))
            .Concat(Chat is null ? [] : defaultTiers.Where(tier => !tiers.ContainsKey(tier)).Select(tier => (tier, Chat)));
}
