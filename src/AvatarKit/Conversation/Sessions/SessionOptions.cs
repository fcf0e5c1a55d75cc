using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>How live conversations behave. Validated when the host starts; read when a session is opened.</summary>
public sealed class SessionOptions
{
    /// <summary>How many sessions may be open at once on this node.</summary>
    /// <value>Default 1,000.</value>
    [SettingRange(1, 1_000_000)]
    public int MaxSessions { get; set; } = 1_000;

    /// <summary>How much speech may be made ahead of what the person has heard. The engine's own pieces in the making, a few, come on top.</summary>
    /// <value>Default 6 seconds.</value>
    public TimeSpan MaxSpeechAhead { get; set; } = TimeSpan.FromSeconds(6);

    /// <summary>How many updates are kept for a client that has not acknowledged them.</summary>
    /// <value>Default 1,024.</value>
    [SettingRange(16, 100_000)]
    public int BufferedUpdates { get; set; } = 1_024;

    /// <summary>How many bytes of audio, faces, video and text are kept for a client that has not acknowledged them.</summary>
    /// <value>Default 2 MiB, some 20 seconds of speech with a face.</value>
    [SettingRange(64 * 1024, 1L << 30)]
    public long BufferedBytes { get; set; } = 2L * 1024 * 1024;

    /// <summary>How many messages may wait for the one before them.</summary>
    /// <value>Default 8.</value>
    [SettingRange(0, 1_000)]
    public int MaxWaitingMessages { get; set; } = 8;

    /// <summary>How long a session stays open while nobody speaks, or while no client reads it.</summary>
    /// <value>Default 5 minutes.</value>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a session may last.</summary>
    /// <value>Default 1 hour.</value>
    public TimeSpan MaxDuration { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long before either end the client is told.</summary>
    /// <value>Default 30 seconds.</value>
    public TimeSpan NoticeBefore { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>When people interrupt.</summary>
    [ValidateObjectMembers]
    public BargeInOptions BargeIn { get; set; } = new();

    /// <summary>How long a question may be without the first of an answer before the avatar says one of <see cref="InterimReplies"/>.</summary>
    /// <value>Default <see langword="null"/>: never.</value>
    public TimeSpan? InterimReplyAfter { get; set; }

    /// <summary>What the avatar says while an answer takes long, by BCP-47 language. It does not become part of the conversation.</summary>
    /// <value>Default: "One moment, please." in English, German, Spanish, French, Italian and Portuguese.</value>
    public IDictionary<string, string> InterimReplies { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = "One moment, please.",
        ["de"] = "Einen Moment, bitte.",
        ["es"] = "Un momento, por favor.",
        ["fr"] = "Un instant, s'il vous plaît.",
        ["it"] = "Un momento, per favore.",
        ["pt"] = "Um momento, por favor.",
    };

    /// <summary>How long nobody has to speak before the avatar says one of <see cref="IdlePrompts"/>, once until somebody speaks.</summary>
    /// <value>Default <see langword="null"/>: never.</value>
    public TimeSpan? IdlePromptAfter { get; set; }

    /// <summary>What the avatar says when nobody speaks, by BCP-47 language. It does not become part of the conversation.</summary>
    /// <value>Default: "Are you still there?" in English, German, Spanish, French, Italian and Portuguese.</value>
    public IDictionary<string, string> IdlePrompts { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = "Are you still there?",
        ["de"] = "Sind Sie noch da?",
        ["es"] = "¿Sigue ahí?",
        ["fr"] = "Vous êtes toujours là ?",
        ["it"] = "È ancora lì?",
        ["pt"] = "Ainda está aí?",
    };
}
