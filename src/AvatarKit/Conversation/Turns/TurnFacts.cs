using System.Diagnostics;
using System.Text;

namespace AvatarKit;

/// <summary>What is found out about a turn on its way. Written by its stages, read once when it ends.</summary>
internal sealed class TurnFacts(CostMeter meter)
{
    private const int MaxWarnings = 100;

    private readonly Lock gate = new();
    private readonly List<AvatarError> warnings = [];
    private readonly List<Degradation> degradations = [];
    private readonly List<TurnAsset> assets = [];

    public CostMeter Meter => meter;

    /// <summary>The answer as far as it has been given to the client.</summary>
    public StringBuilder Answer { get; } = new();

    /// <summary>Whether the whole answer was handed to the client.</summary>
    public bool IsDelivered { get; set; }

    /// <summary>Whether the answer is a stored one of which the person had heard a part.</summary>
    public bool IsInterruptedReplay { get; set; }

    /// <summary>The video that a stored answer has already.</summary>
    public AvatarVideo? StoredVideo { get; set; }

    /// <summary>How the answer was found in the response cache, if it was.</summary>
    public TurnCacheHit? Cache { get; set; }

    /// <summary>Where others may wait for this turn's answer: what gives it to them.</summary>
    public ResponseCacheLease? CacheLease { get; set; }

    /// <summary>The answer on its way into the response cache; never fails.</summary>
    public Task CacheWrite { get; set; } = Task.CompletedTask;

    /// <summary>The guards' work on the answer, where they look at it.</summary>
    public Task Guarding { get; set; } = Task.CompletedTask;

    /// <summary>Whether a guard has ended the answer.</summary>
    public bool IsAnswerBlocked => Degradations.Any(static lacking => lacking.What == "answer");

    /// <summary>Whether the store has told that the conversation was erased while the turn went on.</summary>
    public bool IsErased { get; set; }

    /// <summary>What the turn's budgets ask of it.</summary>
    public BudgetStanding Budget { get; set; }

    /// <summary>What is held back for it in its budgets.</summary>
    public BudgetReservation? Reservation { get; set; }

    /// <summary>What the host has no room to make for it.</summary>
    public AvatarOutputs Shed { get; set; }

    public ModelRoute? Route { get; set; }

    public string? ModelId { get; set; }

    /// <summary>The span of the call that failed last: the next one is linked to it.</summary>
    public ActivityContext FailedCall { get; set; }

    /// <summary>What the model says its answer rests on; where it says nothing, the passages it was given.</summary>
    public IReadOnlyList<SourceReference> Sources => Citations.Count > 0 ? Citations : Passages;

    public IReadOnlyList<SourceReference> Citations { get; set; } = [];

    public IReadOnlyList<SourceReference> Passages { get; set; } = [];

    /// <summary>Whether the model was given a passage that is this person's alone.</summary>
    public bool HasPersonalPassage { get; set; }

    public IReadOnlyList<ToolInvocation> Tools { get; set; } = [];

    public IReadOnlyList<AvatarError> Warnings
    {
        get
        {
            lock (gate)
            {
                return [.. warnings];
            }
        }
    }

    public IReadOnlyList<Degradation> Degradations
    {
        get
        {
            lock (gate)
            {
                return [.. degradations];
            }
        }
    }

    public IReadOnlyList<TurnAsset> Assets
    {
        get
        {
            lock (gate)
            {
                return [.. assets];
            }
        }
    }

    public void Add(TurnAsset asset)
    {
        lock (gate)
        {
            assets.Add(asset);
        }
    }

    /// <summary>Notes what went wrong without ending the turn, each kind once.</summary>
    public void Warn(AvatarError warning)
    {
        lock (gate)
        {
            Warn(warning, known => known.Code == warning.Code);
        }
    }

    /// <summary>Notes a part that the turn goes on without, and why. Every part has its reason told,
    /// also where another part has one of the kind.</summary>
    /// <param name="what">The part: <c>voice</c>, <c>face</c>, <c>video</c>, <c>knowledge</c> …</param>
    /// <param name="reason">Why.</param>
    public void Degrade(string what, AvatarError reason)
    {
        lock (gate)
        {
            if (degradations.Exists(known => known.What == what))
            {
                Warn(reason, known => known.Code == reason.Code);
                return;
            }

            Warn(reason, known => (known.Code, known.Stage, known.Message) == (reason.Code, reason.Stage, reason.Message));
            if (degradations.Count < MaxWarnings)
            {
                degradations.Add(new Degradation(reason.Stage, what, reason.Code));
            }
        }
    }

    private void Warn(AvatarError warning, Predicate<AvatarError> isTheSame)
    {
        if (warnings.Count < MaxWarnings && !warnings.Exists(isTheSame))
        {
            warnings.Add(warning);
        }
    }
}
