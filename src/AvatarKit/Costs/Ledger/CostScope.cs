namespace AvatarKit;

/// <summary>Whose costs: everybody's, a tenant's, a person's, a conversation's, an avatar's, or those of an experiment's arm.</summary>
/// <remarks>Made by its factories; <see cref="Path"/> tells two apart, whatever stands in their ids.</remarks>
public readonly record struct CostScope
{
    private readonly string? path;

    private CostScope(string path) => this.path = path;

    /// <summary>Everybody's.</summary>
    public static CostScope Everything => default;

    /// <summary>What stands for it in a ledger: its kind and its ids, each escaped, with slashes between them.
    /// Those of a person's conversations begin as the person's do, but for the kind.</summary>
    public string Path => path ?? "all";

    /// <summary>Whether it is of a person: what they cost altogether, or in a conversation.</summary>
    public bool IsPersonal
        => Path.StartsWith("user/", StringComparison.Ordinal) || Path.StartsWith("conversation/", StringComparison.Ordinal);

    /// <summary>A tenant's.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <returns>The scope.</returns>
    public static CostScope Tenant(string tenantId) => Of("tenant", tenantId);

    /// <summary>A person's, in all their conversations.</summary>
    /// <param name="tenantId">Their tenant.</param>
    /// <param name="userId">The person.</param>
    /// <returns>The scope.</returns>
    public static CostScope User(string tenantId, string userId) => Of("user", tenantId, userId);

    /// <summary>A conversation's.</summary>
    /// <param name="key">The conversation.</param>
    /// <returns>The scope.</returns>
    public static CostScope Conversation(ConversationKey key) => Of("conversation", key.TenantId, key.UserId, key.ConversationId);

    /// <summary>An avatar's, over all tenants.</summary>
    /// <param name="avatarId">The avatar; <see langword="null"/> is the default one.</param>
    /// <returns>The scope.</returns>
    public static CostScope Avatar(string? avatarId) => Of("avatar", avatarId ?? "");

    /// <summary>Those of the persons an experiment has given one arm.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="arm">The arm.</param>
    /// <returns>The scope.</returns>
    public static CostScope Arm(string experiment, string arm) => Of("arm", experiment, arm);

    /// <summary>For authors of ledgers: what the paths of a person's conversations begin with; <see langword="null"/> for any other scope.
    /// Whoever erases the person erases these too.</summary>
    public string? ConversationsPath
        => Path.StartsWith("user/", StringComparison.Ordinal) ? string.Concat("conversation", Path.AsSpan("user".Length), "/") : null;

    /// <summary>Whether another is this, or one of a conversation of the person this is of.</summary>
    internal bool Covers(string other)
        => other == Path || (ConversationsPath is { } conversations && other.StartsWith(conversations, StringComparison.Ordinal));

    /// <inheritdoc/>
    public override string ToString() => Path;

    private static CostScope Of(string kind, params ReadOnlySpan<string> ids)
    {
        string path = kind;
        foreach (string id in ids)
        {
            ArgumentNullException.ThrowIfNull(id);
            path = $"{path}/{Uri.EscapeDataString(id)}";
        }

        return new CostScope(path);
    }
}
