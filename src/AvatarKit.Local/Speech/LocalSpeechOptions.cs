namespace AvatarKit.Local;

/// <summary>How the voices of this machine run.</summary>
public sealed class LocalSpeechOptions
{
    /// <summary>Where the compiled Flite voice and the eSpeak worker program are kept between runs. A folder of this user's own:
    /// it is made private (mode 0700), as code is run from it.</summary>
    /// <value>Default <see langword="null"/>: <c>avatarkit/speech</c> in the user's local application data.
    /// Where neither can be written to, both are kept in memory or in a temporary folder.</value>
    public string? CacheFolder { get; set; }

    /// <summary>How many texts Flite computes at once; more wait their turn. Each takes a processor while it computes and some 20 MB.</summary>
    /// <value>Default <see langword="null"/>: the number of processors.</value>
    [SettingRange(1, 256)]
    public int? FliteConcurrency { get; set; }

    /// <summary>How many eSpeak worker processes there may be; each speaks one text at a time. They start when needed and take some 30 MB.</summary>
    /// <value>Default 2. 0 does without eSpeak NG.</value>
    [SettingRange(0, 64)]
    public int EspeakWorkers { get; set; } = 2;

    /// <summary>An eSpeak worker without work for this long is let go.</summary>
    /// <value>Default 2 minutes.</value>
    public TimeSpan EspeakIdleTime { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>A computation that brings nothing for this long is stopped, and the text fails.</summary>
    /// <value>Default 30 seconds.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Where the voices keep the code they run beside an avatar's data; <see langword="null"/>: where they find a place of the user's own,
    /// or in memory.</summary>
    /// <remarks>The data folder that is used when none is named may be in the temporary folder, and another user may have made it before: nothing
    /// is run from there.</remarks>
    internal static string? CacheFolderOf(LocalOptions local)
        => local.DataFolder == new LocalOptions().DataFolder ? null : Path.Combine(local.DataFolder, "cache");

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">A value is out of range; the message names it and what it takes.</exception>
    internal void Validate()
    {
        Check(
            FliteConcurrency is null or (>= 1 and <= 256),
            $"{nameof(LocalSpeechOptions)}.{nameof(FliteConcurrency)} takes 1 to 256, "
                + $"or null for the number of processors; it is {FliteConcurrency}.");
        Check(EspeakWorkers is >= 0 and <= 64, $"{nameof(LocalSpeechOptions)}.{nameof(EspeakWorkers)} takes 0 to 64; it is {EspeakWorkers}.");
        Check(EspeakIdleTime > TimeSpan.Zero && EspeakIdleTime <= TimeSpan.FromDays(1),
            $"{nameof(LocalSpeechOptions)}.{nameof(EspeakIdleTime)} takes more than zero, up to a day; it is {EspeakIdleTime}.");
        Check(Timeout > TimeSpan.Zero && Timeout <= TimeSpan.FromHours(1),
            $"{nameof(LocalSpeechOptions)}.{nameof(Timeout)} takes more than zero, up to an hour; it is {Timeout}.");
        Check(CacheFolder is null || CacheFolder.Trim().Length > 0,
            $"{nameof(LocalSpeechOptions)}.{nameof(CacheFolder)} takes the path of a folder, or null for the user's own; it is empty.");
    }

    private static void Check(bool holds, string message)
    {
        if (!holds)
        {
#pragma warning disable CA2208 // The message names the setting, which is no parameter here.
            throw new ArgumentException(message);
#pragma warning restore CA2208
        }
    }
}
