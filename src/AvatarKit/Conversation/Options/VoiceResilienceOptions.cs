namespace AvatarKit;

/// <summary>How long a voice is waited for, and how often it is asked again.</summary>
public sealed class VoiceResilienceOptions
{
    /// <summary>How long a voice may take for one sentence before that sentence, or what is left of it, falls silent.</summary>
    /// <value>Default 20 seconds; more than zero, at most a day.</value>
    public TimeSpan SentenceTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a voice that has begun a sentence may take from one piece of audio to the next before
    /// the rest of the sentence falls silent.</summary>
    /// <value>Default 10 seconds; more than zero, at most a day.</value>
    public TimeSpan BetweenItemsTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many times a voice is asked again for a sentence, with back-off, when it fails for a reason that may be
    /// over soon and before its first audio.</summary>
    /// <value>Default 1. A voice that keeps failing is left alone for a while; its sentences then fall silent at once.</value>
    [SettingRange(0, 10)]
    public int Retries { get; set; } = 1;

    /// <summary>How many calls to the voice run at once in this process, each until its answer is read to its end.</summary>
    /// <value>Default <see langword="null"/>: no limit.</value>
    [SettingRange(1, 1_000_000)]
    public int? MaxConcurrentCalls { get; set; }

    /// <summary>How many calls wait where so many are under way. One more, or one that has waited for <see cref="SentenceTimeout"/>,
    /// leaves its sentence to the next voice, or silent.</summary>
    /// <value>Default 256.</value>
    [SettingRange(0, 1_000_000)]
    public int MaxWaitingCalls { get; set; } = 256;
}
