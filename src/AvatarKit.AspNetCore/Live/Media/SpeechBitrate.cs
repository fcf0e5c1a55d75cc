namespace AvatarKit.AspNetCore;

/// <summary>How many bits a second of Opus a client asks for, with the lengths of the packets. Thread-safe; the next packets heed it.</summary>
internal sealed class SpeechBitrate
{
    /// <summary>What a client gets that asks for none.</summary>
    public const int Default = 24_000;

    /// <summary>The fewest: speech is still understood.</summary>
    public const int Least = 12_000;

    /// <summary>The most: more is not heard.</summary>
    public const int Most = 64_000;

    private volatile int value = Default;

    /// <summary>Bits a second, within bounds.</summary>
    public int Value => value;

    /// <summary>Sets it to what a client asks for; <see langword="null"/>: it asks for none.</summary>
    public void Set(double? asked) => value = asked is { } bits ? (int)Math.Clamp(bits, Least, Most) : Default;
}
