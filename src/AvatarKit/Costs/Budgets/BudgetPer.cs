namespace AvatarKit;

/// <summary>Who shares a budget.</summary>
public enum BudgetPer
{
    /// <summary>All turns of the host.</summary>
    Host,

    /// <summary>The turns of one tenant.</summary>
    Tenant,

    /// <summary>The turns of one person.</summary>
    User,

    /// <summary>The turns of one conversation.</summary>
    Conversation,

    /// <summary>The turns of one avatar.</summary>
    Avatar,
}
