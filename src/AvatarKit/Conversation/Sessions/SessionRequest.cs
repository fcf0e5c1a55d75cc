namespace AvatarKit;

/// <summary>Which conversation a session is for, and how its answers are given.</summary>
public sealed record SessionRequest
{
    /// <summary>The conversation; <see langword="null"/> begins a new one, whose id is <see cref="AvatarSession.Conversation"/>'s.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Who speaks. Default <c>anonymous</c>. The host answers for it: take it from authentication, not from the client.</summary>
    public string UserId { get; init; } = "anonymous";

    /// <summary>On whose behalf the host serves the person. Default <c>default</c>.</summary>
    public string TenantId { get; init; } = "default";

    /// <summary>BCP-47 locale to answer in and to listen for; <see langword="null"/>: <see cref="AvatarProfile.Locale"/>.</summary>
    public string? Locale { get; init; }

    /// <summary>Voice to answer with; <see langword="null"/>: <see cref="AvatarProfile.Voice"/>.</summary>
    public string? Voice { get; init; }

    /// <summary>The avatar that answers and greets, for hosts with several; <see langword="null"/>: the default one.</summary>
    public string? AvatarId { get; init; }

    /// <summary>What is wanted besides text. Default <see cref="AvatarOutputs.All"/>.</summary>
    public AvatarOutputs Outputs { get; init; } = AvatarOutputs.All;

    /// <summary>Whether the client can ask the person before a tool is called: it is given <see cref="SessionApprovalRequested"/>.</summary>
    /// <value>Default <see langword="false"/>: nobody can be asked, as where <see cref="AvatarRequest.ToolApprover"/> is
    /// <see langword="null"/>.</value>
    public bool AsksForApproval { get; init; }

    /// <summary>Whether a session of the same conversation that is open on this node is closed for this one;
    /// otherwise this one is refused.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool ReplaceExisting { get; init; }

    /// <summary>Where the person was in the conversation's last answer, for a client that comes back: it is given again from there on.</summary>
    public SessionResume? Resume { get; init; }
}
