namespace AvatarKit;

/// <summary>One attempt at one turn: who asks what of which avatar, under which options, and what is found out on the way.</summary>
/// <remarks>Options and profile are one snapshot: a change of configuration counts from the next turn on.</remarks>
internal sealed class TurnContext
{
    private volatile TurnStage stage;

    public TurnContext(
        AvatarRequest request, AvatarSnapshot settings, TurnTokens tokens, CostMeter meter, ConversationQueue queue,
        TurnExperiments experiments, TimeProvider time)
    {
        Request = request;
        StoredMessage = LoggedMessage = request.Message;
        Settings = settings;
        Tokens = tokens;
        AskedAt = time.GetUtcNow();
        TurnId = request.TurnId ?? Guid.CreateVersion7().ToString("N");
        Key = new ConversationKey(request.ConversationId ?? Guid.CreateVersion7().ToString("N"), request.UserId, request.TenantId);
        Place = queue.Enter(Key, settings.Options.Limits.MaxQueuedTurns);
        Arms = experiments.For(request, Key, settings);
        Locale = request.Locale ?? settings.Profile.Locale;
        Clock = new TurnClock(time);
        Facts = new TurnFacts(meter);
        Output = new TurnOutput(settings.Options.Limits.UpdateBuffer, tokens);
        Speech = new TurnSpeech(settings.Options.Speech.SentencesAhead, settings.Options.Speech.Store);
        Approvals = new TurnApprovals(this, time);
        Playback = new PlaybackTimeline(time, request.Outputs != AvatarOutputs.None, request.Playback);
    }

    public string TurnId { get; }

    /// <summary>When the person asked: what was erased since takes the turn with it.</summary>
    public DateTimeOffset AskedAt { get; }

    public ConversationKey Key { get; }

    /// <summary>What is asked, as the model sees it.</summary>
    public AvatarRequest Request { get; private set; }

    /// <summary>The message as the store keeps it.</summary>
    public string StoredMessage { get; private set; }

    /// <summary>The message as it is logged.</summary>
    public string LoggedMessage { get; private set; }

    /// <summary>What the turn's placeholders stand for; <see langword="null"/>: nothing is redacted.</summary>
    public TurnRedaction? Redaction { get; private set; }

    public AvatarSnapshot Settings { get; }

    /// <summary>Why there is no such avatar; the turn is refused for it.</summary>
    public InvalidAvatarRequestException? Refusal { get; init; }

    public AvatarChatbotOptions Options => Settings.Options;

    public AvatarProfile Avatar => Settings.Profile;

    /// <summary>The turn's place among those of its conversation, taken when it was asked for.</summary>
    public QueuedTurn Place { get; }

    /// <summary>The avatar as it is configured; <see langword="null"/> for the default one.</summary>
    public string? AvatarId => Settings.AvatarId.Length == 0 ? null : Settings.AvatarId;

    public string Locale { get; }

    /// <summary>Its arms in experiments.</summary>
    public TurnArms Arms { get; }

    public TurnTokens Tokens { get; }

    public TurnClock Clock { get; }

    public TurnFacts Facts { get; }

    public TurnOutput Output { get; }

    public TurnSpeech Speech { get; }

    /// <summary>What asks the person before tools are called.</summary>
    public TurnApprovals Approvals { get; }

    /// <summary>What was handed out, and what was heard of it.</summary>
    public PlaybackTimeline Playback { get; }

    /// <summary>The turn's span, while it runs.</summary>
    public TelemetrySpan Span { get; set; }

    /// <summary>The turn's place in the store, once it has one.</summary>
    public TurnRecord? Record { get; set; }

    /// <summary>The answer's video, where the client asked for one.</summary>
    public VideoTrack? Video { get; set; }

    /// <summary>The stage the turn is in: an error belongs to it.</summary>
    public TurnStage Stage => stage;

    /// <summary>What is made besides text: what the request asks for, but what the budget has nothing left for, or the host no room.</summary>
    public AvatarOutputs Outputs => Facts.Budget.Action == BudgetAction.TextOnly ? AvatarOutputs.None : Request.Outputs & ~Facts.Shed;

    public bool WantsFace => (Outputs & (AvatarOutputs.Face | AvatarOutputs.Video)) != 0;

    /// <summary>From here on the message is redacted for whom it shall be.</summary>
    public void Redact(TurnRedaction redaction, string message)
    {
        Redaction = redaction;
        RedactionOptions options = redaction.Options;
        StoredMessage = options.Store ? message : StoredMessage;
        LoggedMessage = options.Logs ? message : LoggedMessage;
        Request = options.Model ? Request with { Message = message } : Request;
    }

    /// <summary>What is said of the turn's media when they are stored: they are the conversation's.</summary>
    public AssetUpload Upload(string contentType) => new() { Owner = AssetOwner.Of(Key), ContentType = contentType, BegunAt = AskedAt };

    /// <summary>Another message takes the place of the person's: model, store and log see this one.</summary>
    public void Screen(string message)
    {
        Request = Request with { Message = message };
        StoredMessage = LoggedMessage = message;
    }

    /// <summary>Goes on to a stage. What the turn fails with from here on is this stage's.</summary>
    public TurnScope Enter(TurnStage next)
    {
        stage = next;
        return new TurnScope(Clock, next, AvatarTelemetry.StartStage(next));
    }

    /// <summary>Goes on to a stage whose work runs beside, and takes its own time.</summary>
    public void GoOnTo(TurnStage next) => stage = next;

    /// <summary>Takes the time of a stage that runs beside the one the turn is in.</summary>
    public TurnScope Beside(TurnStage other) => new(Clock, other, AvatarTelemetry.StartStage(other));

    /// <summary>Takes a part of the time of such a stage, which has its span already.</summary>
    public TurnScope Within(TurnStage other) => new(Clock, other, span: default);
}
