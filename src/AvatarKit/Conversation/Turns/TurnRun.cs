using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>One attempt at one turn: admit → recall → route → generate, with speech beside it, → remember.</summary>
internal sealed class TurnRun : IDisposable
{
    private readonly TurnServices services;
    private readonly AvatarRequest request;
    private readonly AvatarChatbotOptions options;
    private readonly TurnClock clock;
    private readonly TurnAccount account;
    private readonly HeardText heard;
    private readonly StringBuilder answer = new();
    private readonly Channel<AvatarResponseUpdate> output;
    private readonly CancellationTokenSource interrupted;
    private readonly CancellationTokenSource timeout;
    private readonly CancellationTokenSource stopped;
    private readonly string turnId;
    private readonly string locale;
    private SpeechPipeline? speech;
    private TurnStage stage;
    private TurnLedger? ledger;

    public TurnRun(TurnServices services, AvatarRequest request, CancellationToken callToken, CancellationToken enumerationToken)
    {
        (this.services, this.request) = (services, request);
        options = services.Options;
        clock = new TurnClock(services.Time);
        turnId = request.TurnId ?? Guid.CreateVersion7().ToString("N");
        locale = request.Locale ?? options.Locale;
        account = new TurnAccount(services, turnId, clock);
        bool speaks = request.Outputs != AvatarOutputs.None;
        heard = new HeardText(services.Time, speaks, request.Playback);
        output = Channel.CreateBounded<AvatarResponseUpdate>(new BoundedChannelOptions(options.UpdateBuffer) { SingleReader = true });
        interrupted = CancellationTokenSource.CreateLinkedTokenSource(callToken, enumerationToken);
        timeout = new CancellationTokenSource(options.TurnTimeout, services.Time);
        stopped = CancellationTokenSource.CreateLinkedTokenSource(interrupted.Token, timeout.Token);
    }

    public ChannelReader<AvatarResponseUpdate> Output => output.Reader;

    public bool IsStopped => interrupted.IsCancellationRequested;

    /// <summary>The reader hands an update to the client.</summary>
    public void NoteHandedOut(AvatarResponseUpdate update)
    {
        heard.NoteHandedOut(update);
        if (update is SpeechSegment)
        {
            speech?.NoteHandedOut();
        }
    }

    /// <summary>The client left without waiting for the end.</summary>
    public void Abandon() => interrupted.Cancel();

    public void Dispose()
    {
        speech?.Dispose();
        stopped.Dispose();
        timeout.Dispose();
        interrupted.Dispose();
    }

    /// <summary>Runs the turn. Never throws: every ending is an update.</summary>
    public async Task ExecuteAsync()
    {
        TurnEnded end;
        try
        {
            end = await AnswerAsync(stopped.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            end = await EndEarlyAsync(exception).ConfigureAwait(false);
        }

        account.Report(end);
        await output.Writer.WriteAsync(end, CancellationToken.None).ConfigureAwait(false);
        output.Writer.TryComplete();
    }

    private async Task<TurnEnded> AnswerAsync(CancellationToken cancellationToken)
    {
        long since = Enter(TurnStage.Admit);
        TurnAdmission.Check(request, options);
        clock.Add(TurnStage.Admit, since);

        since = Enter(TurnStage.Recall);
        var key = new ConversationKey(request.ConversationId ?? Guid.CreateVersion7().ToString("N"), request.UserId, request.TenantId);
        ledger = new TurnLedger(services, options, key, turnId);
        HistoryWindow history = await ledger.OpenAsync(request.Message, cancellationToken).ConfigureAwait(false);
        clock.Add(TurnStage.Recall, since);
        EngineLog.Message(services.Logger, turnId, request.Message);
        await WriteAsync(new TurnStarted { TurnId = turnId, ConversationId = key.ConversationId, IsReplay = ledger.Stored is not null }, cancellationToken).ConfigureAwait(false);

        if (request.Outputs != AvatarOutputs.None)
        {
            speech = new SpeechPipeline(
                services, request, turnId, locale, clock, new SegmentSynthesizer(services, request, locale, account.Meter, account.Warnings), output.Writer)
            {
                Kept = options.StoreSpeech ? [] : null,
            };
        }

        if (ledger.Stored is { } stored)
        {
            return await ReplayAsync(stored, cancellationToken).ConfigureAwait(false);
        }

        since = Enter(TurnStage.Route);
        ModelRoute route = await services.Router.RouteAsync(
            new ModelRoutingContext { Conversation = key, Message = request.Message, PriorTurns = history.Turns.Count, PinnedTier = request.Tier },
            cancellationToken).ConfigureAwait(false);
        clock.Add(TurnStage.Route, since);
        EngineLog.TurnRouted(services.Logger, turnId, route.Tier, route.Reason);

        since = Enter(TurnStage.Generate);
        List<ChatMessage> messages = TurnPrompt.Build(options, locale, history, await GroundAsync(route, cancellationToken).ConfigureAwait(false), request.Message);
        var generator = new AnswerGenerator(services, request, route, account.Meter);
        account.Generator = generator;
        await SpeakWhileAsync(
            async token =>
            {
                await GenerateAsync(generator, messages, route, token).ConfigureAwait(false);
                clock.Add(TurnStage.Generate, since);
            },
            () => SummarizeAsync(history, cancellationToken),
            cancellationToken).ConfigureAwait(false);

        Enter(TurnStage.Remember);
        return await RememberAsync().ConfigureAwait(false);
    }

    private async Task GenerateAsync(AnswerGenerator generator, List<ChatMessage> messages, ModelRoute route, CancellationToken cancellationToken)
    {
        await foreach (string delta in generator.GenerateAsync(messages, locale, Announce, cancellationToken).ConfigureAwait(false))
        {
            string text = delta;
            bool cut = answer.Length + text.Length > options.MaxAnswerLength;
            if (cut)
            {
                text = text[..(options.MaxAnswerLength - answer.Length)];
                account.Warnings.Add(new AvatarError(
                    "answer.too_long", TurnStage.Generate, $"The model's answer was cut after {options.MaxAnswerLength} characters (AvatarChatbotOptions.MaxAnswerLength)."));
            }

            clock.NoteFirstText();
            answer.Append(text);
            speech?.Append(text);
            await WriteAsync(new TextDelta { TurnId = turnId, Text = text }, cancellationToken).ConfigureAwait(false);
            if (cut)
            {
                break;
            }
        }

        ValueTask Announce(ModelTier tier, string reason) => WriteAsync(
            new ModelSelected { TurnId = turnId, Route = route with { Tier = tier.Name, Reason = reason }, ModelId = tier.ModelId }, cancellationToken);
    }

    private async Task<TurnEnded> ReplayAsync(ConversationTurn stored, CancellationToken cancellationToken)
    {
        Enter(TurnStage.Generate);
        TurnResult result = stored.Result!;
        account.Passages = result.Sources;
        await SpeakWhileAsync(
            async token =>
            {
                answer.Append(result.Answer);
                speech?.Append(result.Answer);
                if (result.Answer.Length > 0)
                {
                    clock.NoteFirstText();
                    await WriteAsync(new TextDelta { TurnId = turnId, Text = result.Answer }, token).ConfigureAwait(false);
                }
            },
            () => Task.CompletedTask,
            cancellationToken).ConfigureAwait(false);
        return result.Status == TurnStatus.Interrupted ? account.Interrupted(result.Answer) : account.Completed(speech: null);
    }

    /// <summary>Runs the text beside the voice; work that can wait runs while the voice still speaks. Text that breaks off is still spoken.</summary>
    private async Task SpeakWhileAsync(Func<CancellationToken, Task> text, Func<Task> meanwhile, CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task speaking = speech?.RunAsync(both.Token) ?? Task.CompletedTask;
        Task failed = speaking.ContinueWith(
            static (_, state) => ((CancellationTokenSource)state!).CancelAsync(), both, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default).Unwrap();
        Task waiting = Task.CompletedTask;
        try
        {
            await text(both.Token).ConfigureAwait(false);
            waiting = meanwhile();
        }
        finally
        {
            speech?.Complete();
            await speaking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await failed.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (speaking.IsFaulted)
            {
                stage = TurnStage.Render;
                await speaking.ConfigureAwait(false);
            }
        }

        await speaking.ConfigureAwait(false);
        await waiting.ConfigureAwait(false);
    }

    private async ValueTask<IReadOnlyList<KnowledgePassage>> GroundAsync(ModelRoute route, CancellationToken cancellationToken)
    {
        if (services.Knowledge is not { } knowledge || options.KnowledgePassages == 0 || services.Models.Get(route.Tier).GroundsItself)
        {
            return [];
        }

        try
        {
            IReadOnlyList<KnowledgePassage> passages = await knowledge.SearchAsync(
                new KnowledgeQuery(request.Message, options.KnowledgePassages) { Locale = locale }, cancellationToken).ConfigureAwait(false);
            account.Passages = [.. passages.Select(static passage => passage.Source).Distinct()];
            return passages;
        }
        catch (KnowledgeException exception)
        {
            EngineLog.WentWithout(services.Logger, turnId, "its knowledge base", exception.GetType().Name);
            account.Warnings.Add(exception, TurnStage.Generate);
            return [];
        }
    }

    private async Task SummarizeAsync(HistoryWindow history, CancellationToken cancellationToken)
    {
        if (!options.History.Summarize || history.ToSummarize.Count == 0)
        {
            return;
        }

        try
        {
            IChatReducer reducer = services.Reducer ?? new HistorySummarizer(services.Models, options.History.SummaryTier, account.Meter, services.Tokens);
            if (await HistorySummarizer.SummarizeAsync(reducer, history, cancellationToken).ConfigureAwait(false) is { } summary)
            {
                await ledger!.SaveSummaryAsync(summary, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            EngineLog.WentWithout(services.Logger, turnId, "a summary of older turns", exception.GetType().Name);
            account.Warnings.Add(TurnError.From(exception, TurnStage.Remember) with { Code = "history.summary_failed" });
        }
    }

    private async Task<TurnEnded> RememberAsync()
    {
        AssetInfo? asset = null;
        if (speech?.Kept is { Count: > 0 } kept)
        {
            asset = await SpeechAsset.StoreAsync(services, ledger!.Key, turnId, kept, account.Warnings).ConfigureAwait(false);
        }

        await StoreAsync(TurnStatus.Completed, answer.ToString()).ConfigureAwait(false);
        return account.Completed(asset);
    }

    private async Task<TurnEnded> EndEarlyAsync(Exception exception)
    {
        TurnStage where = stage;
        try
        {
            if (interrupted.IsCancellationRequested && stage is not TurnStage.Remember)
            {
                string said = heard.Cut(answer);
                await StoreAsync(TurnStatus.Interrupted, said).ConfigureAwait(false);
                return account.Interrupted(said);
            }

            if (timeout.IsCancellationRequested && exception is OperationCanceledException)
            {
                exception = new ModelException("turn.timeout", "The turn took longer than AvatarChatbotOptions.TurnTimeout.", account.Generator?.Tier ?? "", exception);
            }

            if (stage is not TurnStage.Remember)
            {
                await StoreAsync(TurnStatus.Failed, answer.ToString(), (exception as AvatarKitException)?.Code ?? "turn.failed").ConfigureAwait(false);
            }
        }
        catch (Exception storing)
        {
            where = TurnStage.Remember;
            exception = exception is OperationCanceledException ? storing : exception;
        }

        return account.Failed(TurnError.From(exception, where), FailureReplies.For(options, locale));
    }

    private async Task StoreAsync(TurnStatus status, string text, string? errorCode = null)
    {
        if (ledger is not { IsOpen: true })
        {
            return;
        }

        long since = clock.Timestamp;
        await ledger.CloseAsync(account.Result(status, text, errorCode)).ConfigureAwait(false);
        clock.Add(TurnStage.Remember, since);
    }

    private long Enter(TurnStage next)
    {
        stage = next;
        return clock.Timestamp;
    }

    private ValueTask WriteAsync(AvatarResponseUpdate update, CancellationToken cancellationToken) => output.Writer.WriteAsync(update, cancellationToken);
}
