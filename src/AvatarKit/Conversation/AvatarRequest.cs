using System.Collections.ObjectModel;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>One thing a person says to the avatar.</summary>
public sealed record AvatarRequest
{
    /// <summary>What the person said: 1 to <see cref="LimitOptions.MaxMessageLength"/> characters.
    /// May be empty where <see cref="Verbatim"/> is set.</summary>
    public required string Message { get; init; }

    /// <summary>The conversation it belongs to; <see langword="null"/> begins a new one, whose id comes in <see cref="TurnStarted"/>.</summary>
    public string? ConversationId { get; init; }

    /// <summary>The turn's id; the same on a retry, so that a turn is answered and stored once. <see langword="null"/>: a new one.</summary>
    public string? TurnId { get; init; }

    /// <summary>Who speaks. Default <c>anonymous</c>. The host answers for it: take it from authentication, not from the client.</summary>
    public string UserId { get; init; } = "anonymous";

    /// <summary>On whose behalf the host serves the person. Default <c>default</c>.</summary>
    public string TenantId { get; init; } = "default";

    /// <summary>BCP-47 locale to answer in; <see langword="null"/>: <see cref="AvatarProfile.Locale"/>.</summary>
    public string? Locale { get; init; }

    /// <summary>Voice to answer with; <see langword="null"/>: <see cref="AvatarProfile.Voice"/>.</summary>
    public string? Voice { get; init; }

    /// <summary>The avatar, for hosts with several: an id that was added with <c>AddAvatar</c>.
    /// Any other is refused (<c>avatar.unknown</c>).</summary>
    /// <value>Default <see langword="null"/>: the default avatar.</value>
    public string? AvatarId { get; init; }

    /// <summary>What the avatar says, word for word, instead of asking a model: a greeting, a notice.
    /// At most <see cref="LimitOptions.MaxAnswerLength"/> characters.</summary>
    /// <value>Default <see langword="null"/>: a model answers.</value>
    public string? Verbatim { get; init; }

    /// <summary>Whether the turn becomes part of the conversation: stored, and seen by the turns after it.</summary>
    /// <value>Default <see langword="true"/>. Otherwise the conversation's past is still read, but nothing of the turn is kept.</value>
    public bool Remember { get; init; } = true;

    /// <summary>
    /// Pictures and documents that belong to the message: <see cref="DataContent"/>, or <see cref="UriContent"/> with an https address.
    /// They go to models that take them, and are kept in the <see cref="IAssetStore"/>, owned by the conversation.
    /// At most <see cref="LimitOptions.MaxAttachments"/>.
    /// </summary>
    public IReadOnlyList<AIContent> Attachments { get; init; } = [];

    /// <summary>Whatever else the host sends along to its own router, tools and wrappers of the engine.
    /// AvatarKit neither reads nor stores it.</summary>
    public IReadOnlyDictionary<string, object?> AdditionalProperties { get; init; } = ReadOnlyDictionary<string, object?>.Empty;

    /// <summary>Words of the host's that go with the turn: to the router, and into what is stored.
    /// At most <see cref="LimitOptions.MaxTags"/>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>A tier by name instead of the router's choice.</summary>
    public string? Tier { get; init; }

    /// <summary>What is wanted besides text. Default <see cref="AvatarOutputs.All"/>.</summary>
    public AvatarOutputs Outputs { get; init; } = AvatarOutputs.All;

    /// <summary>Whether an answer that is kept may be given, and this one be kept for others, where the host caches answers. Off for a question
    /// whose answer is this person's alone.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool AllowCached { get; init; } = true;

    /// <summary>The mood of the whole answer; <see langword="null"/>: each sentence's own, from its cue or estimated from its words.</summary>
    public Mood? Mood { get; init; }

    /// <summary>Options for the model: temperature, tools and what else the provider takes. Cloned;
    /// its <see cref="ChatOptions.ConversationId"/> is not used.</summary>
    public ChatOptions? ChatOptions { get; init; }

    /// <summary>Where the client reports how much the person has heard: what it does not report counts as not heard. <see langword="null"/>:
    /// the engine estimates it from what it handed out and when.</summary>
    public PlaybackPosition? Playback { get; init; }

    /// <summary>Who asks the person before a tool is called that needs their word: one that was wrapped in
    /// <see cref="ApprovalRequiredAIFunction"/>.</summary>
    /// <value>Default <see langword="null"/>: nobody can be asked. Such a tool is not called, the model is told so, and
    /// <c>tool.not_approved</c> is among the warnings.</value>
    public IToolApprover? ToolApprover { get; init; }

    /// <summary>What was said before in a conversation that the store does not have: a model sees it, and it is not stored.</summary>
    internal IReadOnlyList<ConversationTurn> Past { get; init; } = [];

    /// <summary>What the warming asks of the turn; <see langword="null"/>: a person asks.</summary>
    internal WarmingTurn? Warming { get; init; }

    /// <summary>The record's text without what the person said.</summary>
    /// <returns>The ids alone.</returns>
    public override string ToString() => $"AvatarRequest {{ ConversationId = {ConversationId}, TurnId = {TurnId} }}";
}
