using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>How much of everything is taken.</summary>
public sealed class LimitOptions
{
    /// <summary>The longest message accepted, in UTF-16 code units.</summary>
    /// <value>Default 8,000.</value>
    [SettingRange(1, 1_000_000)]
    public int MaxMessageLength { get; set; } = 8_000;

    /// <summary>The longest answer accepted from a model, in UTF-16 code units; a longer one is cut there, with a warning.</summary>
    /// <value>Default 32,000.</value>
    [SettingRange(100, 10_000_000)]
    public int MaxAnswerLength { get; set; } = 32_000;

    /// <summary>How many updates may wait for a slow client before the turn waits for it.</summary>
    /// <value>Default 32.</value>
    [SettingRange(1, 4096)]
    public int UpdateBuffer { get; set; } = 32;

    /// <summary>
    /// How long a turn may take, the time not counted in which it waits for its client; how long it waits for a client that takes nothing;
    /// and how old an attempt that never ended must be before a retry of the same turn id takes its place.
    /// </summary>
    /// <value>Default 5 minutes; more than zero, at most a day.</value>
    public TimeSpan TurnTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a person who is asked before a tool is called may take to answer; then the model is told that it was not approved. The
    /// time is not counted as the model's; it ends with <see cref="TurnTimeout"/> where that is shorter.</summary>
    /// <value>Default 2 minutes; more than zero, at most a day.</value>
    public TimeSpan ApprovalTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How many turns of one conversation may wait for the one before them to begin; one more is refused.</summary>
    /// <value>Default 256. 0: none waits.</value>
    [SettingRange(0, 100_000)]
    public int MaxQueuedTurns { get; set; } = 256;

    /// <summary>How many attachments a request may have.</summary>
    /// <value>Default 8. 0: none are accepted.</value>
    [SettingRange(0, 1_000)]
    public int MaxAttachments { get; set; } = 8;

    /// <summary>How many bytes the attachments of a request may have altogether.</summary>
    /// <value>Default 8 MiB.</value>
    [SettingRange(0, 1 << 30)]
    public int MaxAttachmentBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>How many tags a request may have.</summary>
    /// <value>Default 16. 0: none are accepted.</value>
    [SettingRange(0, 1_000)]
    public int MaxTags { get; set; } = 16;

    /// <summary>The longest tag accepted, in UTF-16 code units.</summary>
    /// <value>Default 128.</value>
    [SettingRange(1, 10_000)]
    public int MaxTagLength { get; set; } = 128;

    /// <summary>How many turns one person may ask for; more are refused with <c>rate.exceeded</c> and when to come back. Each process counts for
    /// itself.</summary>
    [ValidateObjectMembers]
    public TurnRateOptions TurnsPerUser { get; set; } = new();

    /// <summary>How many turns the host takes of all together, in each process.</summary>
    [ValidateObjectMembers]
    public TurnRateOptions TurnsPerHost { get; set; } = new();
}
