namespace AvatarKit.Testing;

/// <summary>The operations of an <see cref="IConversationStore"/>.</summary>
public enum ConversationStoreOperation
{
    /// <summary><see cref="IConversationStore.GetWindowAsync"/>.</summary>
    GetWindow,

    /// <summary><see cref="IConversationStore.StartTurnAsync"/>.</summary>
    StartTurn,

    /// <summary><see cref="IConversationStore.CompleteTurnAsync"/>.</summary>
    CompleteTurn,

    /// <summary><see cref="IConversationStore.CutTurnAsync"/>.</summary>
    CutTurn,

    /// <summary><see cref="IConversationStore.RateTurnAsync"/>.</summary>
    RateTurn,

    /// <summary><see cref="IConversationStore.SaveSummaryAsync"/>.</summary>
    SaveSummary,

    /// <summary><see cref="IConversationStore.ListAsync"/>.</summary>
    List,

    /// <summary><see cref="IConversationStore.ExportAsync"/>.</summary>
    Export,

    /// <summary><see cref="IConversationStore.EraseAsync"/>.</summary>
    Erase,

    /// <summary><see cref="IConversationStore.EraseUserAsync"/>.</summary>
    EraseUser,

    /// <summary><see cref="IConversationStore.EraseInactiveAsync"/>.</summary>
    EraseInactive,
}
