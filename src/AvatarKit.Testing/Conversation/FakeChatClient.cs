using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AvatarKit.Testing;

/// <summary>A model that answers as scripted and records what it was asked. Thread-safe.</summary>
/// <remarks>Without a script it answers <c>You said:</c> and the person's last words. It reports usage only where the script does.</remarks>
public sealed class FakeChatClient : FakeAsyncScript<FakeChatClient, FakeChatCall, FakeChatResponse>, IChatClient
{
    private readonly TimeProvider timeProvider;

    /// <summary>Creates a model.</summary>
    /// <param name="modelId">What it calls itself where the options name no model.</param>
    /// <param name="timeProvider">The clock of scripted delays; <see langword="null"/>: the system's.</param>
    public FakeChatClient(string modelId = "fake-model", TimeProvider? timeProvider = null)
    {
        ModelId = modelId;
        this.timeProvider = timeProvider ?? TimeProvider.System;
    }

    /// <summary>What it calls itself where the options name no model.</summary>
    public string ModelId { get; }

    /// <summary>Whether it was disposed.</summary>
    public bool IsDisposed { get; private set; }

    /// <summary>Begins a rule.</summary>
    /// <param name="condition">The calls it is for.</param>
    /// <returns>The rule, to be told what to answer.</returns>
    public FakeAsyncRule<FakeChatCall, FakeChatResponse> When(Func<FakeChatCall, bool> condition) => new(Answers, condition);

    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return PlayAsync(new FakeChatCall(messages, options, isStreaming: false), cancellationToken).ToChatResponseAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return PlayAsync(new FakeChatCall(messages, options, isStreaming: true), cancellationToken);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
        {
            return null;
        }

        return serviceType == typeof(ChatClientMetadata)
            ? new ChatClientMetadata("fake", defaultModelId: ModelId)
            : serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <inheritdoc/>
    public void Dispose() => IsDisposed = true;

    private async IAsyncEnumerable<ChatResponseUpdate> PlayAsync(FakeChatCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (ChatResponseUpdate update in call.TrackAsync(WriteAsync(call, cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            yield return update;
        }
    }

    private async IAsyncEnumerable<ChatResponseUpdate> WriteAsync(FakeChatCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FakeChatResponse response = await Answers
            .RespondAsync(call, static c => $"You said: {c.LastUserText}", timeProvider, cancellationToken).ConfigureAwait(false);
        string id = Guid.NewGuid().ToString("N");
        bool finished = false;
        await foreach (object step in response.PlayAsync(timeProvider, cancellationToken).ConfigureAwait(false))
        {
            AIContent content = ((Func<AIContent>)step)();
            if (content is UsageContent && !finished)
            {
                finished = true;
                yield return Finish();
            }

            ChatResponseUpdate update = Update(id, call);
            update.Contents.Add(content);
            yield return update;
        }

        if (!finished)
        {
            yield return Finish();
        }

        ChatResponseUpdate Finish()
        {
            ChatResponseUpdate update = Update(id, call);
            update.FinishReason = response.CallsTools ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop;
            return update;
        }
    }

    private ChatResponseUpdate Update(string id, FakeChatCall call) => new()
    {
        Role = ChatRole.Assistant,
        ResponseId = id,
        MessageId = id,
        ModelId = call.Options?.ModelId ?? ModelId,
        CreatedAt = timeProvider.GetUtcNow(),
    };
}
