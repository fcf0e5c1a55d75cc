using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit;

/// <summary>A model's answer that has begun. Disposing it ends the call and counts what it used.</summary>
internal sealed class ModelCall(
    TurnContext turn,
    ModelTier tier,
    OpenedStream<ChatResponseUpdate> updates,
    IReadOnlyList<ChatMessage> prompt,
    AttemptUsage usage,
    ITokenCounter tokens,
    ChatOptions options,
    AsyncServiceScope? tools,
    ProviderErrors errors,
    ModelSpan span) : IAsyncDisposable
{
    /// <summary>More updates without a word than the longest reasoning has.</summary>
    private const int MaxWordless = 100_000;

    /// <summary>More characters of reasoning than any model writes.</summary>
    private const long MaxReasoning = 16_000_000;

    private readonly UnreportedUsage answer = new();
    private int wordless;
    private long reasoning;
    private bool isWhole;
    private bool isMetered;

    /// <summary>Who answers.</summary>
    public ModelTier Tier => tier;

    public ChatResponseUpdate Current => updates.Current;

    /// <summary>Whether the model said that it stopped before its end: at its limit, or by a filter.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Goes to the next update.</summary>
    /// <exception cref="AvatarKitException">The model failed.</exception>
    public async ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken)
    {
        try
        {
            isWhole = !await updates.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not AvatarKitException && !cancellationToken.IsCancellationRequested)
        {
            AvatarKitException failure = errors.OfModel(exception, tier.Name, tier.Key.Provider);
            span.Fail(TelemetryNames.ErrorTypeOf(failure));
            throw failure;
        }

        if (isWhole)
        {
            // At once: whoever keeps the answer keeps what it cost.
            Meter();
            span.End();
        }
        else
        {
            span.Note(Current);
            Count();
            turn.Facts.ModelId ??= Current.ModelId;
            IsCut |= Current.FinishReason == ChatFinishReason.Length || Current.FinishReason == ChatFinishReason.ContentFilter;
        }

        return !isWhole;
    }

    /// <summary>A model that goes on without a word has an end.</summary>
    private void Count()
    {
        bool speaks = false;

        // For each token: the enumerator of a list behind its interface would be an object of its own.
        IList<AIContent> contents = Current.Contents;
        for (int i = 0; i < contents.Count; i++)
        {
            AIContent content = contents[i];
            answer.Note(content);
            if (content is ErrorContent)
            {
                throw new ModelException("model.error", $"Tier '{tier.Name}' broke off its answer with an error.", tier.Name,
                    tier.Key.Provider) { IsOneCallersOwn = true };
            }

            speaks |= content is TextContent { Text.Length: > 0 };
            reasoning += (content as TextReasoningContent)?.Text.Length ?? 0;
        }

        wordless += speaks ? 0 : 1;
        if (wordless > MaxWordless || reasoning > MaxReasoning)
        {
            throw new ModelException(
                "model.endless", $"Tier '{tier.Name}' went on without a word and was given up.",
                tier.Name, tier.Key.Provider) { IsOneCallersOwn = true };
        }
    }

    /// <summary>Whether a tool that the model calls is one that it was given. Clients that call tools themselves may have others.</summary>
    public bool KnowsTool(string name) => tier.InvokesTools || options.Tools?.Any(tool => tool.Name == name) == true;

    public ModelException Empty()
        => new("model.empty", $"Tier '{tier.Name}' ended its answer without a word.", tier.Name, tier.Key.Provider) { IsOneCallersOwn = true };

    public async ValueTask DisposeAsync()
    {
        try
        {
            Meter();
        }
        finally
        {
            span.End();
            await updates.DisposeAsync().ConfigureAwait(false);
            if (tools is { } scope)
            {
                await scope.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    // Also an answer that was cut off has been paid for; what was reported until then is not all of it.
    private void Meter()
    {
        if (isMetered)
        {
            return;
        }

        isMetered = true;
        UsageDetails? reported = usage.Take();
        span.NoteUsage(reported);
        if (isWhole)
        {
            ModelUsage.Add(turn.Facts.Meter, turn.Facts.ModelId, reported, prompt, answer.Text, tokens);
        }
        else
        {
            ModelUsage.AddCut(turn.Facts.Meter, turn.Facts.ModelId, reported, answer, prompt, tokens);
        }
    }
}
