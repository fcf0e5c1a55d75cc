using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>One attempt at one turn: admit → recall → route → generate, with speech beside it, → remember.</summary>
internal sealed class TurnRun : IAsyncDisposable
{
    private readonly TurnServices services;
    private readonly AvatarRequest request;
    private readonly AvatarChatbotOptions options;
    private readonly TurnClock clock;
    private readonly TurnAccount account;
    private readonly PlaybackTimeline heard;
    private readonly StringBuilder answer = new();
    private readonly TurnOutput output;
    private readonly CancellationTokenSource interrupted;
    private readonly CancellationTokenSource timeout;
    private readonly CancellationTokenSource stopped;
    private readonly string turnId;
    private readonly string locale;
    private SpeechPipeline? speech;
    private VideoKeeper? video;
    private TurnLedger? ledger;
    private Task summary = Task.CompletedTask;
    private TurnStage stage;

    public TurnRun(TurnServices services, AvatarRequest request, CancellationToken callToken, CancellationToken enumerationToken)
    {
        (this.services, this.request) = (services, request);
        options = services.Options;
        clock = new TurnClock(services.Time);
        turnId = request.TurnId ?? Guid.CreateVersion7().ToString("N");
        locale = request.Locale ?? options.Locale;
        account = new TurnAccount(services, turnId, clock);
        heard = new PlaybackTimeline(services.Time, request.Outputs != AvatarOutputs.None, request.Playback);
        output = new TurnOutput(options.UpdateBuffer);
        interrupted = CancellationTokenSource.CreateLinkedTokenSource(callToken, enumerationToken);
        timeout = new CancellationTokenSource(options.TurnTimeout, services.Time);
        stopped = CancellationTokenSource.CreateLinkedTokenSource(interrupted.Token, timeout.Token);

        // What counts is when the person interrupted, not when the providers had stopped.
        interrupted.Token.UnsafeRegister(static state => ((PlaybackTimeline)state!).Freeze(), heard);
    }

    public ChannelReader<TurnOutputItem> Output => output.Reader;

    public bool IsInterrupted => interrupted.IsCancellationRequested;

    /// <summary>The reader hands an update to the client.</summary>
    public void NoteHandedOut(AvatarResponseUpdate update)
    {
        heard.Add(update);
        if (update is SpeechSegment)
        {
            speech?.NoteHandedOut();
        }
    }

    /// <summary>The client left without waiting for the end.</summary>
    public void Interrupt() => interrupted.Cancel();

    public async ValueTask DisposeAsync()
    {
        if (video is not null)
        {
            await video.DisposeAsync().ConfigureAwait(false);
        }

        speech?.Dispose();
        stopped.Dispose();
        timeout.Dispose();
        interrupted.Dispose();
    }

    /// <summary>Runs the turn. Never throws: every ending is an update.</summary>
    public async Task ExecuteAsync()
    {
        using IDisposable used = ResourceUsage.Collect(account.Meter.AddResource);
        TurnEnded end;
        try
        {
            end = await AnswerAsync(stopped.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await stopped.CancelAsync().ConfigureAwait(false);
            await summary.ConfigureAwait(false);
            end = await EndEarlyAsync(exception).ConfigureAwait(false);
        }

        if (video is not null)
        {
            await video.DisposeAsync().ConfigureAwait(false);
        }

        account.Report(end, isAdmitted: ledger is not null);
        await output.EndAsync(end).ConfigureAwait(false);
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
        output.Start(new TurnStarted { TurnId = turnId, ConversationId = key.ConversationId, IsReplay = ledger.Stored is not null });

        if (request.Outputs != AvatarOutputs.None)
        {
            speech = new SpeechPipeline(services, request, turnId, locale, clock, new SegmentSynthesizer(services, request, locale, account), output)
            {
                Kept = options.StoreSpeech ? [] : null,
                Video = request.Outputs.HasFlag(AvatarOutputs.Video) ? video = new VideoKeeper(services, key, turnId, account.Warnings) : null,
                Interruption = interrupted.Token,
                Warnings = account.Warnings,
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
        IReadOnlyList<KnowledgePassage> passages =
            await TurnGrounding.FindAsync(services, request, locale, turnId, route, account, cancellationToken).ConfigureAwait(false);
        List<ChatMessage> messages = TurnPrompt.Build(options, locale, history, passages, request.Message);
        await SpeakWhileAsync(
            async token =>
            {
                await GenerateAsync(messages, route, token).ConfigureAwait(false);
                clock.Add(TurnStage.Generate, since);
                summary = TurnSummary.UpdateAsync(services, turnId, history, ledger, account, cancellationToken);
            },
            cancellationToken).ConfigureAwait(false);

        Enter(TurnStage.Remember);
        return await RememberAsync().ConfigureAwait(false);
    }

    private async Task GenerateAsync(List<ChatMessage> messages, ModelRoute route, CancellationToken cancellationToken)
    {
        var generator = new AnswerGenerator(services, request, route, account.Meter);
        account.Generator = generator;
        var cues = new MoodCueFilter();
        await foreach (string delta in generator.GenerateAsync(messages, locale, Announce, cancellationToken).ConfigureAwait(false))
        {
            List<(int Start, Mood Mood)> moods = [];
            if (!await SayWithinBoundsAsync(cues.Append(delta, moods), moods).ConfigureAwait(false))
            {
                return;
            }
        }

        await SayWithinBoundsAsync(cues.Complete(), []).ConfigureAwait(false);

        async Task<bool> SayWithinBoundsAsync(string text, IReadOnlyList<(int Start, Mood Mood)> moods)
        {
            int room = options.MaxAnswerLength - answer.Length;
            await SayAsync(text.Length <= room ? text : WholeCharacters(text, room), moods, cancellationToken).ConfigureAwait(false);
            if (text.Length > room)
            {
                account.Warnings.Add(new AvatarError(
                    "answer.too_long", TurnStage.Generate, $"The model's answer was cut after {options.MaxAnswerLength} characters (AvatarChatbotOptions.MaxAnswerLength)."));
            }

            return text.Length <= room;
        }

        ValueTask Announce(ModelTier tier, string reason) => output.WriteAsync(
            new ModelSelected { TurnId = turnId, Route = route with { Tier = tier.Name, Reason = reason }, ModelId = generator.ModelId }, cancellationToken);
    }

    private async Task<TurnEnded> ReplayAsync(ConversationTurn stored, CancellationToken cancellationToken)
    {
        Enter(TurnStage.Generate);
        TurnResult result = stored.Result!;
        account.Passages = result.Sources;
        await SpeakWhileAsync(token => SayAsync(result.Answer, [], token), cancellationToken).ConfigureAwait(false);
        AvatarVideo? kept = await KeepVideoAsync().ConfigureAwait(false);
        return result.Status == TurnStatus.Interrupted ? account.Interrupted(result.Answer, kept) : account.Completed(speech: null, kept);
    }

    private async Task SayAsync(string text, IReadOnlyList<(int Start, Mood Mood)> moods, CancellationToken cancellationToken)
    {
        if (text.Length > 0 || moods.Count > 0)
        {
            speech?.Append(text, moods);
        }

        if (text.Length > 0)
        {
            clock.NoteFirstText();
            answer.Append(text);
            await output.WriteAsync(new TextDelta { TurnId = turnId, Text = text }, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Runs the text beside the voice until the client has taken all of it. Text that breaks off is still spoken.</summary>
    private async Task SpeakWhileAsync(Func<CancellationToken, Task> text, CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task speaking = speech?.RunAsync(both.Token) ?? Task.CompletedTask;
        Task failed = speaking.ContinueWith(
            static (_, state) => ((CancellationTokenSource)state!).CancelAsync(), both, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default).Unwrap();
        try
        {
            await text(both.Token).ConfigureAwait(false);
        }
        finally
        {
            speech?.Complete();
            await speaking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await failed.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (speaking.IsFaulted)
            {
                stage = TurnStage.Render;
                await speaking.ConfigureAwait(false);
            }
        }

        await speaking.ConfigureAwait(false);
        await output.WaitUntilTakenAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<TurnEnded> RememberAsync()
    {
        AssetInfo? asset = speech?.Kept is { Count: > 0 } kept
            ? await SpeechAsset.StoreAsync(services, ledger!.Key, turnId, kept, account.Warnings).ConfigureAwait(false)
            : null;
        AvatarVideo? stored = await KeepVideoAsync().ConfigureAwait(false);
        await StoreAsync(TurnStatus.Completed, answer.ToString()).ConfigureAwait(false);

        // The answer is safe: what remains is only waited for.
        await summary.ConfigureAwait(false);
        return account.Completed(asset, stored);
    }

    private async Task<AvatarVideo?> KeepVideoAsync()
    {
        if (video is null)
        {
            return null;
        }

        if (speech is { HasVideo: false } && answer.Length > 0)
        {
            account.Warnings.Add(new AvatarError(
                "video.none", TurnStage.Render, "Video was asked for, but the renderer made none. Add AvatarKit.Rendering and .UseVideoRendering(), or see the other warnings."));
        }

        return await video.CompleteAsync().ConfigureAwait(false);
    }

    private async Task<TurnEnded> EndEarlyAsync(Exception exception)
    {
        TurnStage where = stage;
        try
        {
            if (interrupted.IsCancellationRequested && stage is not TurnStage.Remember)
            {
                heard.Freeze();
                string said = heard.CutAt(answer.ToString());
                await StoreAsync(TurnStatus.Interrupted, said).ConfigureAwait(false);
                return account.Interrupted(said, speech is { IsVideoWhole: true } && video is not null ? await video.CompleteAsync().ConfigureAwait(false) : null);
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
        if (ledger is { IsOpen: true })
        {
            long since = clock.Timestamp;
            await ledger.CloseAsync(account.Result(status, text, errorCode)).ConfigureAwait(false);
            clock.Add(TurnStage.Remember, since);
        }
    }

    private long Enter(TurnStage next)
    {
        stage = next;
        return clock.Timestamp;
    }

    private static string WholeCharacters(string text, int length)
        => text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
