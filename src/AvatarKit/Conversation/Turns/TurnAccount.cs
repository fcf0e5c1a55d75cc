namespace AvatarKit;

/// <summary>What a turn used, took and rests on, and the endings and the stored result made of it.</summary>
internal sealed class TurnAccount(TurnServices services, string turnId, TurnClock clock)
{
    public CostMeter Meter { get; } = new(services.Prices, services.Time);

    public TurnWarnings Warnings { get; } = new();

    /// <summary>The generate stage, once the turn has come so far.</summary>
    public AnswerGenerator? Generator { get; set; }

    /// <summary>Where the passages given to the model stand; its own citations go before them.</summary>
    public IReadOnlyList<SourceReference> Passages { get; set; } = [];

    private IReadOnlyList<SourceReference> Sources => Generator is { Citations.Count: > 0 } ? Generator.Citations : Passages;

    public TurnResult Result(TurnStatus status, string answer, string? errorCode) => new()
    {
        Status = status,
        Answer = answer,
        EndedAt = clock.Now,
        Tier = Generator?.Tier,
        ModelId = Generator?.ModelId,
        Usage = Meter.Usage,
        Cost = Meter.Cost,
        Sources = Sources,
        ErrorCode = errorCode,
    };

    public TurnCompleted Completed(AssetInfo? speech, AvatarVideo? video) => new()
    {
        TurnId = turnId,
        Usage = Meter.Usage,
        Cost = Meter.Cost,
        Latency = clock.Read(),
        Sources = Sources,
        Tools = Generator?.Tools ?? [],
        Warnings = Warnings.Read(),
        Speech = speech,
        Video = video,
    };

    public TurnInterrupted Interrupted(string heard, AvatarVideo? video) => new()
    {
        TurnId = turnId,
        HeardText = heard,
        Video = video,
        Usage = Meter.Usage,
        Cost = Meter.Cost,
        Latency = clock.Read(),
        Sources = Sources,
        Tools = Generator?.Tools ?? [],
        Warnings = Warnings.Read(),
    };

    public TurnFailed Failed(AvatarError error, string spokenText) => new()
    {
        TurnId = turnId,
        Error = error,
        SpokenText = spokenText,
        Usage = Meter.Usage,
        Cost = Meter.Cost,
        Latency = clock.Read(),
        Sources = Sources,
        Tools = Generator?.Tools ?? [],
        Warnings = Warnings.Read(),
    };

    /// <summary>Logs and measures how the turn ended.</summary>
    /// <remarks>Never throws: a logger that does must not keep the end from the client.</remarks>
    public void Report(TurnEnded end, bool isAdmitted)
    {
        try
        {
            ReportCore(end, isAdmitted ? turnId : "(refused)");
        }
        catch (Exception)
        {
            // There is nowhere left to say it.
        }
    }

    private void ReportCore(TurnEnded end, string id)
    {
        TurnOutcome outcome = end switch
        {
            TurnCompleted => TurnOutcome.Completed,
            TurnInterrupted => TurnOutcome.Interrupted,
            _ => TurnOutcome.Failed,
        };
        if (end is TurnFailed { Error: { } error })
        {
            EngineLog.TurnFailed(services.Logger, id, error.Stage, error.Exception is { } exception ? ErrorText.For(exception) : error.Code);
        }

        EngineLog.TurnEnded(services.Logger, id, outcome, end.Latency.Total.TotalMilliseconds);
        AvatarTelemetry.RecordTurn(outcome, Generator?.Tier, end.Latency);
    }
}
