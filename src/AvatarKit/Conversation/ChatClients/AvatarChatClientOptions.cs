namespace AvatarKit;

/// <summary>As whom, and with what, an avatar is asked through an <see cref="Microsoft.Extensions.AI.IChatClient"/>.</summary>
public sealed record AvatarChatClientOptions
{
    /// <summary>Who asks. The host answers for it: messages do not say it.</summary>
    /// <value>Default <c>anonymous</c>.</value>
    public string UserId { get; init; } = "anonymous";

    /// <summary>On whose behalf the host serves the person.</summary>
    /// <value>Default <c>default</c>.</value>
    public string TenantId { get; init; } = "default";

    /// <summary>The avatar, an id that was added with <c>AddAvatar</c>.</summary>
    /// <value>Default <see langword="null"/>: the default avatar.</value>
    public string? AvatarId { get; init; }

    /// <summary>BCP-47 locale to answer in.</summary>
    /// <value>Default <see langword="null"/>: <see cref="AvatarProfile.Locale"/>.</value>
    public string? Locale { get; init; }

    /// <summary>What is made besides text. It comes as the raw representation of updates and responses.</summary>
    /// <value>Default <see cref="AvatarOutputs.None"/>: text alone, and no voice is paid.</value>
    public AvatarOutputs Outputs { get; init; } = AvatarOutputs.None;

    /// <summary>Whether turns become part of their conversation: <see cref="AvatarRequest.Remember"/>.</summary>
    /// <value>Default <see langword="true"/>. Take <see langword="false"/> for a caller that keeps the conversation itself and sends it
    /// whole each time.</value>
    public bool Remember { get; init; } = true;

    /// <summary>Words of the host's that go with each turn: <see cref="AvatarRequest.Tags"/>.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<string> Tags { get; init; } = [];
}
