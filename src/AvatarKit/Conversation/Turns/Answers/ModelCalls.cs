using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <summary>Asks the routed tier and, where it fails before its first content, those that take over for it.</summary>
internal sealed class ModelCalls(
    ModelTiers tiers, ProviderCalls calls, ProviderErrors errors, ITokenCounter tokens, EngineLog log, IServiceScopeFactory scopes,
    ILoggerFactory? loggers = null)
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
            if (!TryResolve(turn.Options, name, out ModelTier? tier, out AvatarKitException? missing))
            {
                last ??= missing;
                reason = Reason(name, missing);
                continue;
            }

            turn.Facts.Route = route with { Tier = name, Reason = reason };
            turn.Facts.ModelId = IdFor(tier, turn.Request);
            var selected = new ModelSelected { TurnId = turn.TurnId, Route = turn.Facts.Route, ModelId = turn.Facts.ModelId };
            await turn.Output.WriteAsync(selected, cancellationToken).ConfigureAwait(false);
            try
            {
                ModelCall call = await OpenAsync(turn, tier, prompt, cancellationToken).ConfigureAwait(false);
                tier.NoteAnswer();
                return call;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                last = errors.OfModel(exception, name, tier.Key.Provider);
                log.TierFailed(name, tier, last);
                reason = Reason(name, last);
            }
        }

        throw last!;
    }

    private static string Reason(string tier, AvatarKitException failure) => $"tier '{tier}' failed before its first token ({failure.Code})";

    /// <summary>A tier's client is the host's to make: where that fails, the next tier is asked.</summary>
    private bool TryResolve(
        AvatarChatbotOptions options, string name, [NotNullWhen(true)] out ModelTier? tier, [NotNullWhen(false)] out AvatarKitException? failure)
    {
        try
        {
            tier = tiers.Get(options, name);
            failure = null;
            return true;
        }
        catch (Exception exception)
        {
            tier = null;
            failure = errors.OfModel(exception, name);
            log.TierFailed(name, tier, failure);
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

    private async Task<ModelCall> OpenAsync(TurnContext turn, ModelTier tier, IReadOnlyList<ChatMessage> prompt, CancellationToken cancellationToken)
    {
        ChatOptions options = CreateOptions(turn, tier);
        var usage = new AttemptUsage(turn.Facts.Meter, () => IdFor(tier, turn.Request));
        AsyncServiceScope? scope = null;
        try
        {
            IChatClient client = tier.Client;
            if (options.Tools is { Count: > 0 } && !tier.InvokesTools)
            {
                // Tools get services of their own for each turn, as in the rest of the host.
                scope = scopes.CreateAsyncScope();
#pragma warning disable CA2000 // Disposed of, it would dispose of the tier's client.
                client = new FunctionInvokingChatClient(client, toolLoggers, scope.Value.ServiceProvider);
#pragma warning restore CA2000
            }

            OpenedStream<ChatResponseUpdate> opened = await calls.OpenAsync(
                tier.Key,
                ProviderPolicy.ForModel(turn.Options),
                token =>
                {
                    usage.Begin();
                    return client.GetStreamingResponseAsync(prompt, options, token);
                },
                ModelStream.IsContent,
                ModelStream.Limits(turn.Options),
                usage.Note,
                stream => ModelStream.Check(stream, tier.Name, tier.Key.Provider),
                cancellationToken).ConfigureAwait(false);
            return new ModelCall(turn, tier, opened, prompt, usage, tokens, options, scope, errors);
        }
        catch
        {
            usage.Fail();
            if (scope is { } made)
            {
                await made.DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }
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

        return options;
    }
}
