using Microsoft.Extensions.AI;

namespace AvatarKit.Testing;

/// <summary>A recorded call of a <see cref="FakeChatClient"/>.</summary>
public sealed class FakeChatCall : FakeStreamCall
{
    internal FakeChatCall(IEnumerable<ChatMessage> messages, ChatOptions? options, bool isStreaming)
    {
        Messages = [.. messages];
        Options = options?.Clone();
        IsStreaming = isStreaming;
    }

    /// <summary>The messages as they were sent, system prompt first where there is one.</summary>
    public IReadOnlyList<ChatMessage> Messages { get; }

    /// <summary>A copy of the options, if there were any.</summary>
    public ChatOptions? Options { get; }

    /// <summary>Whether the answer was asked for as a stream.</summary>
    public bool IsStreaming { get; }

    /// <summary>The text of the last message of the person, or an empty one.</summary>
    public string LastUserText => Messages.LastOrDefault(static message => message.Role == ChatRole.User)?.Text ?? "";

    /// <summary>The text of every message, one per line: what a test looks for a word in.</summary>
    public string AllText => string.Join('\n', Messages.Select(static message => message.Text));
}
