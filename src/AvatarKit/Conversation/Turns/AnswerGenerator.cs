using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>The generate stage: calls the routed tier, falls back before the first token, and notes what the answer used and rests on.</summary>
internal sealed class AnswerGenerator(TurnServices services, AvatarRequest request, ModelRoute route, CostMeter meter)
{
    private readonly List<SourceReference> citations = [];
    private readonly ToolLog tools = new();
    private readonly StringBuilder answer = new();
    private AttemptUsage? attempts;

    public string Tier { get; private set; } = route.Tier;

    public string? ModelId { get; private set; }

    public IReadOnlyList<SourceReference> Citations => citations;

    public IReadOnlyList<ToolInvocation> Tools => tools.Invocations;

    /// <summary>Streams the answer. Every tier that is tried is announced before it is called.</summary>
    public async IAsyncEnumerable<string> GenerateAsync(
        IReadOnlyList<ChatMessage> messages,
        string locale,
        Func<ModelTier, string, ValueTask> announce,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (ModelTier tier, OpenedStream<ChatResponseUpdate> opened) = await OpenAsync(messages, locale, announce, cancellationToken).ConfigureAwait(false);
        bool isWhole = false;
        try
        {
            while (await MoveNextAsync(opened, tier, cancellationToken).ConfigureAwait(false))
            {
                ModelId = IdFor(tier) ?? opened.Current.ModelId ?? ModelId;
                foreach (AIContent content in opened.Current.Contents)
                {
                    NoteCitations(content);
                    tools.Note(content);
                    if (content is TextContent { Text.Length: > 0 } text)
                    {
                        answer.Append(text.Text);
                        yield return text.Text;
                    }
                }
            }

            isWhole = true;
        }
        finally
        {
            // Also an answer that was cut off has been paid for; what was reported until then is not all of it.
            UsageDetails? usage = attempts!.Take();
            ModelUsage.Add(meter, ModelId, isWhole ? usage : null, messages, answer.ToString(), services.Tokens);
            await opened.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<(ModelTier Tier, OpenedStream<ChatResponseUpdate> Opened)> OpenAsync(
        IReadOnlyList<ChatMessage> messages, string locale, Func<ModelTier, string, ValueTask> announce, CancellationToken cancellationToken)
    {
        Exception? last = null;
        string reason = route.Reason;
        foreach (ModelTier tier in services.Models.WithFallbacks(route.Tier))
        {
            Tier = tier.Name;
            ModelId = IdFor(tier);
            await announce(tier, reason).ConfigureAwait(false);
            ChatOptions options = CreateOptions(tier, locale);
            attempts = new AttemptUsage(meter, () => IdFor(tier));
            try
            {
                OpenedStream<ChatResponseUpdate> opened = await OpenTierAsync(tier, messages, options, attempts, cancellationToken).ConfigureAwait(false);
                tier.NoteAnswer();
                return (tier, opened);
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                attempts.Fail();
                throw;
            }
            catch (Exception exception)
            {
                attempts.Fail();
                AvatarKitException error = services.Errors.OfModel(exception, tier.Name, tier.Key.Provider);
                string code = error.Code;
                Report(tier, error);
                reason = $"tier '{tier.Name}' failed before its first token ({code})";
                last = error;
            }
        }

        throw last!;
    }

    private ValueTask<OpenedStream<ChatResponseUpdate>> OpenTierAsync(
        ModelTier tier, IReadOnlyList<ChatMessage> messages, ChatOptions chatOptions, AttemptUsage usage, CancellationToken cancellationToken)
    {
        AvatarChatbotOptions current = services.Options;
        return services.Calls.OpenAsync(
            tier.Key,
            ProviderPolicy.ForModel(current),
            token =>
            {
                usage.Begin();
                return tier.ClientFor(chatOptions).GetStreamingResponseAsync(messages, chatOptions, token);
            },
            ModelStream.IsContent,
            ModelStream.Limits(current),
            usage.Note,
            opened => ModelStream.Check(opened, tier.Name, tier.Key.Provider),
            cancellationToken);
    }

    private void Report(ModelTier tier, AvatarKitException error)
    {
        if (tier.NoteFailure(error.Code, error.IsTransient))
        {
            EngineLog.TierFailed(services.Logger, tier.Name, ErrorText.For(error));
        }
        else
        {
            EngineLog.TierStillFails(services.Logger, tier.Name, ErrorText.For(error));
        }
    }

    private async ValueTask<bool> MoveNextAsync(OpenedStream<ChatResponseUpdate> updates, ModelTier tier, CancellationToken cancellationToken)
    {
        try
        {
            return await updates.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not AvatarKitException && !cancellationToken.IsCancellationRequested)
        {
            throw services.Errors.OfModel(exception, tier.Name, tier.Key.Provider);
        }
    }

    private string? IdFor(ModelTier tier) => tier.RequestedModelId ?? request.ChatOptions?.ModelId ?? tier.ModelId;

    private ChatOptions CreateOptions(ModelTier tier, string locale)
    {
        ChatOptions options = request.ChatOptions?.Clone() ?? new ChatOptions();
        options.ConversationId = null;
        options.ModelId = tier.RequestedModelId ?? options.ModelId;
        options.AdditionalProperties = options.AdditionalProperties is null ? [] : new(options.AdditionalProperties);
        options.AdditionalProperties[TurnPrompt.LocaleKey] = locale;
        if (services.Options.Tools.Count > 0)
        {
            options.Tools = [.. options.Tools ?? [], .. services.Options.Tools];
        }

        return options;
    }

    private void NoteCitations(AIContent content)
    {
        foreach (CitationAnnotation citation in content.Annotations?.OfType<CitationAnnotation>() ?? [])
        {
            var source = new SourceReference(citation.Title ?? citation.Url?.ToString() ?? citation.FileId ?? "source")
            {
                Section = citation.AdditionalProperties?.GetValueOrDefault("section") as string,
                Location = citation.Url?.ToString() ?? citation.AdditionalProperties?.GetValueOrDefault("location") as string,
            };
            if (!citations.Contains(source))
            {
                citations.Add(source);
            }
        }
    }
}
