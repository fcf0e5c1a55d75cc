namespace AvatarKit.Testing;

/// <summary>What goes wrong with one call.</summary>
public enum ChaosFault
{
    /// <summary>The call begins late, by up to <see cref="ChaosOptions.LongestLatency"/>, and is then as it should be.</summary>
    Latency,

    /// <summary>The call fails at once in a way that may be over when asked again: an overloaded service, a lost connection.</summary>
    Transient,

    /// <summary>The call fails at once in a way that no second try mends.</summary>
    Lasting,

    /// <summary>A stream gives its first items and then breaks off with a lost connection.</summary>
    Cut,

    /// <summary>The call never answers and does not heed its token, from its beginning or, of a stream, in its middle.</summary>
    Deaf,

    /// <summary>Speech comes with marks that are unordered, negative, of negative length or beyond the audio.</summary>
    CorruptMarks,

    /// <summary>Speech comes as noise that is no whole number of samples.</summary>
    GarbageAudio,

    /// <summary>Speech comes without any audio.</summary>
    EmptyAudio,

    /// <summary>The call is done, a write written, and its answer lost on the way back.</summary>
    LostAnswer,
}
