using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <summary>Asks the routed tier and, where it fails before its first content, those that take over for it.</summary>
internal sealed class ModelCalls(
    ModelTiers tiers, ModelRegions regions, ProviderCalls calls, ProviderErrors errors, ITokenCounter tokens, TierLatencies latencies,
    TurnCap cap, EngineLog log, ToolScreen screen, IServiceScopeFactory scopes, ILoggerFactory? loggers = null)
{
    private readonly ITokenCounter tokens = new LastingTokenCounter(tokens, log);
    private readonly ILoggerFactory? toolLoggers = loggers is null ? null : new ToolLoggerFactory(loggers);

    /// <summary>Opens the answer. Every tier that is tried is announced to the client before it is called.</summary>
    /// <exception cref="AvatarKitException">No tier answered.</exception>
    public async Task<ModelCall> OpenAsync(
        TurnContext turn, ModelRoute route, IReadOnlyList<ChatMessage> prompt, CancellationToken cancellationToken)
    {
        AvatarKitException? last = null;
        string reason = route.Reason;
        foreach (string name in Candidates(turn.Options, turn.Request, route))
        {
            if (!TryResolve(turn, name, out IReadOnlyList<ModelTier>? places, out AvatarKitException? missing))
            {
                last ??= missing;
                reason = Reason(name, missing);
                continue;
            }

            string? modelId = IdFor(places[0], turn.Request);
            if (cap.MaxOutputTokens(turn, modelId, prompt, out int? longest) is { } tooDear)
            {
                last ??= tooDear;
                reason = $"an answer of tier '{name}' may cost more than a turn may ({tooDear.Code})";
                continue;
            }

            turn.Request.Warming?.Ask(name, modelId, prompt, CreateOptions(turn, places[0]));
            var question = new ModelQuestion(turn, prompt, longest);
            for (int i = 0; i < places.Count; i++)
            {
                ModelTier tier = places[i];
                turn.Facts.Route = route with { Tier = name, Reason = reason, Region = tier.Region };
                turn.Facts.ModelId = IdFor(tier, turn.Request);
                await AnnounceAsync(turn, cancellationToken).ConfigureAwait(false);
                try
                {
                    long begun = calls.Time.GetTimestamp();
                    ModelTier other = places[Math.Min(i + 1, places.Count - 1)];
                    ModelCall call = await AskAsync(tier, other, question, cancellationToken).ConfigureAwait(false);
                    TimeSpan took = calls.Time.GetElapsedTime(begun);
                    latencies.Note(name, took, turn.Options.Routing.Latency);
                    regions.NoteAnswer(turn, call.Tier, took);
                    call.Tier.NoteAnswer();
                    if (call.Tier.Region != tier.Region)
                    {
                        turn.Facts.Route = turn.Facts.Route with { Region = call.Tier.Region };
                        await AnnounceAsync(turn, cancellationToken).ConfigureAwait(false);
                    }

                    return call;
                }
                catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
                {
                    last = errors.OfModel(exception, name, tier.Key.Provider);
                    log.TierFailed(name, tier, last);
                    reason = Reason(name, last, tier.Region);
                }
            }
        }

        throw last!;
    }

    private static ValueTask AnnounceAsync(TurnContext turn, CancellationToken cancellationToken) => turn.Output.WriteAsync(
        new ModelSelected { TurnId = turn.TurnId, Route = turn.Facts.Route!, ModelId = turn.Facts.ModelId }, cancellationToken);

    private static string Reason(string tier, AvatarKitException failure, string? region = null)
        => $"tier '{tier}'{(region is null ? "" : $" in {region}")} failed before its first token ({failure.Code})";

    /// <summary>A tier's client is the host's to make: where that fails, the next tier is asked.</summary>
    private bool TryResolve(
        TurnContext turn,
        string name,
        [NotNullWhen(true)] out IReadOnlyList<ModelTier>? places,
        [NotNullWhen(false)] out AvatarKitException? failure)
    {
        try
        {
            places = regions.Order(turn, name);
            failure = null;
            return true;
        }
        catch (Exception exception)
        {
            places = null;
            failure = errors.OfModel(exception, name);
            log.TierFailed(name, tier: null, failure);
            return false;
        }
    }

    /// <summary>The routed tier and those that take over for it; with attachments those among them, else among all,
    /// whose models take them.</summary>
    private IEnumerable<string> Candidates(AvatarChatbotOptions options, AvatarRequest request, ModelRoute route)
    {
        IEnumerable<string> ladder = ModelTiers.WithFallbacks(options, route.Tier);
        if (request.Attachments.Count == 0)
        {
            return ladder;
        }

        string[] able = [.. ladder.Where(TakesAttachments)];
        if (able.Length == 0)
        {
            able = [.. options.Tiers.Keys.Where(TakesAttachments)];
        }

        return able.Length > 0 ? able : throw new InvalidAvatarRequestException(
            "attachment.unsupported",
            "None of the models that answer here can look at pictures or documents. "
                + "Ask without, or set up a tier whose model takes them (ModelTierOptions.TakesAttachments).",
            nameof(AvatarRequest.Attachments));

        bool TakesAttachments(string name) => options.Tiers[name].TakesAttachments && !tiers.GroundsItself(options, name);
    }

    /// <summary>Asks a tier, and where it takes long the other place beside it: the next region, or the same again.</summary>
    private Task<ModelCall> AskAsync(ModelTier tier, ModelTier other, ModelQuestion asked, CancellationToken cancellationToken)
    {
        // A client that calls tools itself would call them twice.
        TurnContext turn = asked.Turn;
#pragma warning disable CA2000 // Whoever is given the answer ends it.
        return turn.Options.Resilience.Model.HedgeAfter is { } after && turn.Request.Warming is null && !tier.InvokesTools
            ? Hedge.RunAsync(
                token => AskAsync(tier, asked, token, cancellationToken),
                token =>
                {
                    log.AskedTwice(turn.TurnId, other.Name, after.TotalMilliseconds);
                    return AskAsync(other, asked, token, cancellationToken);
                },
                after,
                static slower => slower.DisposeAsync(),
                calls.Time,
                log.Logger,
                cancellationToken)
            : AskAsync(tier, asked, cancellationToken, cancellationToken);
#pragma warning restore CA2000
    }

    /// <param name="tier">The tier.</param>
    /// <param name="asked">What it is asked.</param>
    /// <param name="life">The token of the answer.</param>
    /// <param name="turnsToken">The token of the turn: where <paramref name="life"/> alone is cancelled, another call was faster.</param>
    private async Task<ModelCall> AskAsync(ModelTier tier, ModelQuestion asked, CancellationToken life, CancellationToken turnsToken)
    {
        TurnContext turn = asked.Turn;
        ChatOptions options = CreateOptions(turn, tier);
        options.MaxOutputTokens =
            asked.MaxOutputTokens is { } most ? Math.Min(most, options.MaxOutputTokens ?? most) : options.MaxOutputTokens;
        var usage = new AttemptUsage(turn.Facts.Meter, () => IdFor(tier, turn.Request));
        AsyncServiceScope? scope = null;
        var span = new ModelSpan(
            ModelCallee.Of(tier, IdFor(tier, turn.Request)), options, calls.Time, takesOverFor: turn.Facts.FailedCall);
        try
        {
            IChatClient client = tier.Client;
            if (turn.Request.Warming is { Answer: { } answer, Answers: { } batch })
            {
#pragma warning disable CA2000 // It holds nothing.
                client = new BatchChatClient(answer, turn.Facts.ModelId);
#pragma warning restore CA2000
                turn.Facts.Meter.ModelPriceFactor = batch.PriceFactor;
            }
            else if (options.Tools is { Count: > 0 } && !tier.InvokesTools)
            {
                // Tools get services of their own for each turn, as in the rest of the host.
                scope = scopes.CreateAsyncScope();
#pragma warning disable CA2000 // Disposed of, it would dispose of the tier's client.
                ILoggerFactory? loggers = turn.Redaction is { Options.Logs: true } ? null : toolLoggers;
                var invoking = new FunctionInvokingChatClient(client, loggers, scope.Value.ServiceProvider);
                screen.Screen(turn, invoking);
                client = invoking;
#pragma warning restore CA2000
            }

            OpenedStream<ChatResponseUpdate> opened = await calls.OpenAsync(
                tier.Key,
                ProviderPolicy.ForModel(turn.Options),
                token =>
                {
                    usage.Begin();
                    return client.GetStreamingResponseAsync(asked.Prompt, options, token);
                },
                ModelStream.IsContent,
                ModelStream.Limits(turn.Options) with { AtWorkSince = () => turn.Approvals.AtWorkSince },
                usage.Note,
                stream => ModelStream.Check(stream, tier.Name, tier.Key.Provider),
                life).ConfigureAwait(false);
            span.NoteOpened();
            return new ModelCall(turn, tier, opened, asked.Prompt, usage, tokens, options, scope, errors, span);
        }
        catch (Exception exception)
        {
            if (life.IsCancellationRequested)
            {
                span.End();
            }
            else
            {
                NoteFailure(turn, tier, span, TelemetryNames.ErrorTypeOf(errors.OfModel(exception, tier.Name, tier.Key.Provider)));
            }

            if (life.IsCancellationRequested && !turnsToken.IsCancellationRequested)
            {
                // It had read the prompt when the other call was faster.
                ModelUsage.AddCut(turn.Facts.Meter, IdFor(tier, turn.Request), usage.Take(), new UnreportedUsage(), asked.Prompt, tokens);
            }
            else
            {
                usage.Fail();
            }

            if (scope is { } made)
            {
                await made.DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }
    }

    /// <summary>Another tier may take over for a call that failed before its first token.</summary>
    private static void NoteFailure(TurnContext turn, ModelTier tier, ModelSpan span, string errorType)
    {
        span.Fail(errorType);
        turn.Facts.FailedCall = span.Context;
        ProviderMetrics.RecordFallback(tier.Key, errorType);
        turn.Span.Event(TelemetryNames.Fallback, new(TelemetryNames.Tier, tier.Name), new(TelemetryNames.ErrorType, errorType));
    }

    private static string? IdFor(ModelTier tier, AvatarRequest request) => tier.RequestedModelId ?? request.ChatOptions?.ModelId ?? tier.ModelId;

    private static ChatOptions CreateOptions(TurnContext turn, ModelTier tier)
    {
        ChatOptions options = turn.Request.ChatOptions?.Clone() ?? new ChatOptions();
        options.ConversationId = null;
        options.ModelId = tier.RequestedModelId ?? options.ModelId;
        options.AdditionalProperties = options.AdditionalProperties is null ? [] : new(options.AdditionalProperties);
        options.AdditionalProperties[TurnPrompt.LocaleKey] = turn.Locale;
        options.AdditionalProperties[TurnPrompt.NameKey] = turn.Avatar.Name;
        if (turn.Avatar.KnowledgeBase is { } knowledge)
        {
            options.AdditionalProperties[TurnPrompt.KnowledgeBaseKey] = knowledge;
        }

        if (turn.Avatar.Tools.Count > 0)
        {
            options.Tools = [.. options.Tools ?? [], .. turn.Avatar.Tools];
        }

        options.Tools = RedactedFunction.Wrap(ApprovedFunction.Wrap(options.Tools, turn.Approvals), turn.Redaction);

        return options;
    }
}
