using System.Collections.ObjectModel;

namespace AvatarKit;

/// <summary>What one attempt at a turn cost, for the ledger.</summary>
public sealed record CostEntry
{
    /// <summary>Names the attempt: a ledger counts an id once.</summary>
    public required string Id { get; init; }

    /// <summary>The conversation, and with it the person and the tenant.</summary>
    public required ConversationKey Conversation { get; init; }

    /// <summary>Whether the conversation or its person was erased while the turn went on: the cost then counts for neither.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool IsErased { get; init; }

    /// <summary>The avatar; <see langword="null"/> is the default one.</summary>
    public string? AvatarId { get; init; }

    /// <summary>The arm that each experiment has given the person, by experiment.</summary>
    public IReadOnlyDictionary<string, string> Arms { get; init => field = value ?? None; } = None;

    /// <summary>When the turn ended; its day in UTC is the day it counts for.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was used.</summary>
    public required TurnUsage Usage { get; init; }

    /// <summary>What that cost.</summary>
    public required TurnCost Cost { get; init; }

    /// <summary>The day it counts for.</summary>
    public DateOnly Day => DateOnly.FromDateTime(At.UtcDateTime);

    /// <summary>Everything that the turn's cost counts for: the whole, the tenant, the person, the conversation, the avatar, and each arm;
    /// without the person and the conversation where <see cref="IsErased"/>.</summary>
    public IReadOnlyList<CostScope> Scopes =>
    [
        CostScope.Everything,
        CostScope.Tenant(Conversation.TenantId),
        .. IsErased ? (CostScope[])[] : [CostScope.User(Conversation.TenantId, Conversation.UserId), CostScope.Conversation(Conversation)],
        CostScope.Avatar(AvatarId),
        .. Arms.Select(static arm => CostScope.Arm(arm.Key, arm.Value)),
    ];

    private static IReadOnlyDictionary<string, string> None => ReadOnlyDictionary<string, string>.Empty;
}
