using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>How a turn ended. Open for more: see <see cref="AdditionalProperties"/>.</summary>
public sealed record TurnResult
{
    /// <summary><see cref="TurnStatus.Completed"/>, <see cref="TurnStatus.Interrupted"/> or <see cref="TurnStatus.Failed"/>.</summary>
    public required TurnStatus Status { get; init; }

    /// <summary>What was really said: the whole answer, or as much as was heard.</summary>
    public required string Answer { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>When the attempt began whose end this is: the <see cref="ConversationTurn.StartedAt"/> it was given. A store refuses the end
    /// where the turn that is there began later: the attempt's own was erased, and its id begun anew. Stores do not keep it.</summary>
    /// <value>Default <see langword="null"/>: it is not looked at.</value>
    [JsonIgnore]
    public DateTimeOffset? BegunAt { get; init; }

    /// <summary>The avatar that answered.</summary>
    /// <value>Default <see langword="null"/>: the only one there is, or not known.</value>
    public string? AvatarId { get; init; }

    /// <summary>The tier that answered, if one did, and why that one.</summary>
    public ModelRoute? Route { get; init; }

    /// <summary>The model that answered, if known.</summary>
    public string? ModelId { get; init; }

    /// <summary>Tokens and characters used.</summary>
    public TurnUsage? Usage { get; init; }

    /// <summary>What it cost.</summary>
    public TurnCost? Cost { get; init; }

    /// <summary>From the request to the first characters of the answer. In JSON it is <c>firstTextMs</c>, milliseconds to three digits.</summary>
    /// <value>Default <see langword="null"/>: there were none, or it is not known.</value>
    [JsonPropertyName("firstTextMs")]
    [JsonConverter(typeof(MillisecondsJsonConverter))]
    public TimeSpan? FirstText { get; init; }

    /// <summary>What the answer rests on.</summary>
    public IReadOnlyList<SourceReference> Sources { get; init => field = OrNone(value); } = [];

    /// <summary>The tools that were called, in order.</summary>
    public IReadOnlyList<ToolInvocation> Tools { get; init => field = OrNone(value); } = [];

    /// <summary>Where the answer came from the response cache: how it was found there.</summary>
    /// <value>Default <see langword="null"/>: it was made for this turn.</value>
    public TurnCacheHit? Cache { get; init; }

    /// <summary>What the turn left in the asset store.</summary>
    public IReadOnlyList<TurnAsset> Assets { get; init => field = OrNone(value); } = [];

    /// <summary>What the person did not get, although the turn went on.</summary>
    public IReadOnlyList<Degradation> Degradations { get; init => field = OrNone(value); } = [];

    /// <summary>The tags of the request.</summary>
    public IReadOnlyList<string> Tags { get; init => field = OrNone(value); } = [];

    /// <summary><see cref="AvatarKitException.Code"/> of a failed turn.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>
    /// What hosts and later versions keep beside all this, by name. Every store gives it back as it was;
    /// on the wire and in stores the entries stand beside the other properties.
    /// </summary>
    /// <remarks>A copy is taken. At most <see cref="TurnProperties.MaxEntries"/> entries,
    /// <see cref="TurnProperties.MaxLength"/> characters of JSON together.</remarks>
    /// <value>Default: empty.</value>
    /// <exception cref="ArgumentException">There are too many, they are too long, or one has the name of another property of a result.</exception>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties
    {
        get => Extensions?.AsReadOnly() ?? TurnProperties.None;
        init => Extensions = TurnProperties.Copy(value);
    }

    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement>? Extensions { get; set; }

    // What was stored before the reason was kept with the tier.
    [JsonInclude]
    [JsonPropertyName("tier")]
    internal string? TierAlone
    {
        get => null;
        init => Route ??= value is null ? null : new ModelRoute(value, "");
    }

    /// <summary>The result as it is once only the beginning of its answer was heard.</summary>
    /// <remarks>
    /// A completed or interrupted turn becomes an interrupted one with that answer; a failed one stays failed, so that it can be tried again.
    /// All else is kept.
    /// </remarks>
    /// <param name="heard">What was heard, from the first character of the answer on; empty: nothing.</param>
    /// <returns>
    /// The result; this very one where nothing changes; <see langword="null"/> where <paramref name="heard"/> is not the beginning of the answer,
    /// or ends within a character.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="heard"/> is <see langword="null"/>.</exception>
    public TurnResult? CutTo(string heard)
    {
        ArgumentNullException.ThrowIfNull(heard);
        TurnStatus status = Status == TurnStatus.Failed ? TurnStatus.Failed : TurnStatus.Interrupted;
        if (SealedCut.TryCut(Answer, heard, out string? cut))
        {
            return cut is null ? null : this with { Status = status, Answer = cut };
        }

        if (!Answer.StartsWith(heard, StringComparison.Ordinal) || EndsWithinCharacter(heard.Length))
        {
            return null;
        }

        return status == Status && heard.Length == Answer.Length ? this : this with { Status = status, Answer = heard };
    }

    // What was stored before there was such a list comes as null.
    private static IReadOnlyList<T> OrNone<T>(IReadOnlyList<T>? list) => list is { Count: > 0 } ? list : [];

    private bool EndsWithinCharacter(int length)
        => length > 0 && length < Answer.Length && char.IsSurrogatePair(Answer[length - 1], Answer[length]);
}
