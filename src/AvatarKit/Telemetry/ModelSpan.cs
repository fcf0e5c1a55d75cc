using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>The call of a model as a client span <c>chat {model}</c> by the GenAI semantic conventions, with all attempts at it; and its metrics.
/// Holds no word of prompt or answer. For one caller at a time. Never throws.</summary>
internal sealed class ModelSpan
{
    private readonly TelemetrySpan span;
    private readonly TagList tags;
    private readonly TimeProvider time;
    private readonly long begun;
    private string? errorType;
    private string? responseModel;
    private bool isOver;

    /// <summary>Begins the call.</summary>
    /// <param name="callee">Who is called.</param>
    /// <param name="options">With what.</param>
    /// <param name="time">The clock.</param>
    /// <param name="streams">Whether the answer comes piece by piece.</param>
    /// <param name="takesOverFor">The call that failed before, which this one is linked to.</param>
    public ModelSpan(ModelCallee callee, ChatOptions options, TimeProvider time, bool streams = true, ActivityContext takesOverFor = default)
    {
        this.time = time;
        begun = time.GetTimestamp();
        tags = new TagList { { "gen_ai.operation.name", "chat" }, { "gen_ai.provider.name", callee.Provider } };
        if (callee.ModelId is { } model)
        {
            tags.Add("gen_ai.request.model", model);
        }

        if (callee.Server is { IsAbsoluteUri: true } server)
        {
            tags.Add("server.address", server.Host);
            tags.Add("server.port", server.Port);
        }

        if (AvatarTelemetry.HasSpanListeners)
        {
            span = Start(callee, options, streams, takesOverFor);
        }
    }

    /// <summary>Where the span stands.</summary>
    public ActivityContext Context => span.Context;

    /// <summary>Asks a model for a whole answer, within a span. A client that does not heed the token is left behind.</summary>
    public static async Task<ChatResponse> AskAsync(
        IChatClient client, ModelCallee callee, IEnumerable<ChatMessage> prompt, ChatOptions options, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var span = new ModelSpan(callee, options, time, streams: false);
        try
        {
            Task<ChatResponse> asked = client.GetResponseAsync(prompt, options, cancellationToken);

            // What is left behind may still fail, and nobody waits for it then.
            _ = asked.ContinueWith(
                static failed => failed.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            ChatResponse response = await asked.WaitAsync(cancellationToken).ConfigureAwait(false);
            span.Note(response.ModelId, response.FinishReason);
            span.NoteUsage(response.Usage);
            return response;
        }
        catch (Exception exception)
        {
            span.Fail(TelemetryNames.ErrorTypeOf(exception));
            throw;
        }
        finally
        {
            span.End();
        }
    }

    /// <summary>The call has begun to answer.</summary>
    public void NoteOpened() => span.Tag("gen_ai.response.time_to_first_chunk", time.GetElapsedTime(begun).TotalSeconds);

    /// <summary>Notes a piece of the answer.</summary>
    public void Note(ChatResponseUpdate update) => Note(update.ModelId, update.FinishReason);

    /// <summary>Notes what a response says of itself.</summary>
    public void Note(string? modelId, ChatFinishReason? finishReason)
    {
        if (modelId is { } model && responseModel is null)
        {
            responseModel = model;
            span.Tag("gen_ai.response.model", model);
        }

        if (finishReason is { } reason && span.IsRecorded)
        {
            span.Tag("gen_ai.response.finish_reasons", new[] { reason.Value });
        }
    }

    /// <summary>Notes what the provider says that the call used.</summary>
    public void NoteUsage(UsageDetails? reported)
    {
        span.Tag("gen_ai.usage.input_tokens", reported?.InputTokenCount);
        span.Tag("gen_ai.usage.output_tokens", reported?.OutputTokenCount);
        span.Tag("gen_ai.usage.cache_read.input_tokens", reported?.CachedInputTokenCount);
        ModelMetrics.RecordUsage(WithModel(), reported);
    }

    /// <summary>Ends a call that failed, unless it is over.</summary>
    /// <param name="why">A code, a status or the name of an exception's type; never a message.</param>
    public void Fail(string why)
    {
        if (!isOver)
        {
            errorType = why;
            span.Fail(why);
            End();
        }
    }

    /// <summary>Ends the call.</summary>
    public void End()
    {
        if (isOver)
        {
            return;
        }

        isOver = true;
        ModelMetrics.RecordCall(WithModel(), time.GetElapsedTime(begun), errorType);
        span.Dispose();
    }

    private TelemetrySpan Start(ModelCallee callee, ChatOptions options, bool streams, ActivityContext takesOverFor)
    {
        TagList all = tags;
        all.Add("gen_ai.request.stream", streams);
        if (callee.Tier is { } tier)
        {
            all.Add(TelemetryNames.Tier, tier);
        }

        if (options.MaxOutputTokens is { } most)
        {
            all.Add("gen_ai.request.max_tokens", most);
        }

        if (options.Temperature is { } temperature)
        {
            all.Add("gen_ai.request.temperature", (double)temperature);
        }

        ActivityLink[]? links = takesOverFor != default
            ? [new ActivityLink(takesOverFor, new ActivityTagsCollection { ["avatarkit.link"] = "takes_over_for" })] : null;
        return AvatarTelemetry.StartSpan(callee.ModelId is null ? "chat" : $"chat {callee.ModelId}", ActivityKind.Client, all, links);
    }

    private TagList WithModel()
    {
        TagList all = tags;
        if (responseModel is not null)
        {
            all.Add("gen_ai.response.model", responseModel);
        }

        return all;
    }
}
