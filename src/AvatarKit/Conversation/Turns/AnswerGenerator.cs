using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;
using Polly;

namespace AvatarKit;

/// <summary>The generate stage: calls the routed tier, falls back before the first token, and notes what the answer used and rests on.</summary>
internal sealed class AnswerGenerator(TurnServices services, AvatarRequest request, ModelRoute route, CostMeter meter)
{
    private readonly List<SourceReference> citations = [];
    private readonly ToolLog tools = new();
    private readonly StringBuilder answer = new();

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
        (ModelTier tier, OpenedAnswer opened) = await OpenAsync(messages, locale, announce, cancellationToken).ConfigureAwait(false);
        UsageDetails? usage = null;
        bool isWhole = false;
        try
        {
            IAsyncEnumerator<ChatResponseUpdate> updates = opened.ReadAsync().GetAsyncEnumerator(cancellationToken);
            while (await MoveNextAsync(updates, tier, cancellationToken).ConfigureAwait(false))
            {
                ModelId = IdFor(tier) ?? updates.Current.ModelId ?? ModelId;
                foreach (AIContent content in updates.Current.Contents)
                {
                    NoteCitations(content);
                    tools.Note(content);
                    if (content is UsageContent reported)
                    {
                        (usage ??= new UsageDetails()).Add(reported.Details);
                    }
                    else if (content is TextContent { Text.Length: > 0 } text)
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
            ModelUsage.Add(meter, ModelId, isWhole ? usage : null, messages, answer.ToString(), services.Tokens);
            await opened.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<(ModelTier Tier, OpenedAnswer Opened)> OpenAsync(
        IReadOnlyList<ChatMessage> messages, string locale, Func<ModelTier, string, ValueTask> announce, CancellationToken cancellationToken)
    {
        Exception? last = null;
        string reason = route.Reason;
        foreach (ModelTier tier in services.Models.WithFallbacks(route.Tier, services.Options))
        {
            Tier = tier.Name;
            ModelId = IdFor(tier);
            await announce(tier, reason).ConfigureAwait(false);
            ChatOptions options = CreateOptions(tier, locale);
            try
            {
                OpenedAnswer opened = await tier.Pipeline.ExecuteAsync(
                    openToken => OpenedAnswer.OpenAsync(tier, messages, options, openToken, cancellationToken), cancellationToken).ConfigureAwait(false);
                tier.NoteAnswer();
                return (tier, opened);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                string code = AsModelException(exception, tier.Name).Code;
                Report(tier, code, exception);
                reason = $"tier '{tier.Name}' failed before its first token ({code})";
                last = exception;
            }
        }

        throw AsModelException(last!, Tier);
    }

    private void Report(ModelTier tier, string code, Exception exception)
    {
        if (tier.NoteFailure(code, exception is not AvatarKitException { IsTransient: false }))
        {
            EngineLog.TierFailed(services.Logger, tier.Name, code, exception.GetType().Name);
        }
        else
        {
            EngineLog.TierStillFails(services.Logger, tier.Name, code, exception.GetType().Name);
        }
    }

    private static async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<ChatResponseUpdate> updates, ModelTier tier, CancellationToken cancellationToken)
    {
        try
        {
            return await updates.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not AvatarKitException && !cancellationToken.IsCancellationRequested)
        {
            throw AsModelException(exception, tier.Name);
        }
    }

    // The provider's own message may quote the prompt: it stays in the inner exception.
    private static AvatarKitException AsModelException(Exception exception, string tier) => exception switch
    {
        AvatarKitException known => known,
        Polly.Timeout.TimeoutRejectedException => new ModelException(
            "model.timeout", $"Tier '{tier}' sent no token within Resilience.Model.FirstContentTimeout, nor did its fallbacks.", tier, exception),
        ExecutionRejectedException => new ModelException(
            "model.unavailable", $"Tier '{tier}' failed too often and is left alone for a while, as are its fallbacks.", tier, exception),
        _ => new ModelException("model.failed", $"Tier '{tier}' failed ({exception.GetType().Name}). See the inner exception.", tier, exception),
    };

    private string? IdFor(ModelTier tier) => tier.RequestedModelId ?? request.ChatOptions?.ModelId ?? tier.ModelId;

    private ChatOptions CreateOptions(ModelTier tier, string locale)
    {
        ChatOptions options = request.ChatOptions?.Clone() ?? new ChatOptions();
        options.ConversationId = null;
        options.ModelId = tier.RequestedModelId ?? options.ModelId;
        options.AdditionalProperties = options.AdditionalProperties is null ? [] : new(options.AdditionalProperties);
        options.AdditionalProperties[TurnPrompt.LocaleKey] = locale;
        if (services.Profile.Tools.Count > 0)
        {
            options.Tools = [.. options.Tools ?? [], .. services.Profile.Tools];
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
