namespace AvatarKit.Aws;

/// <summary>How Amazon Polly speaks. Validated when the host starts; read from the section <c>AvatarKit:Aws:Polly</c> where there is one.</summary>
public sealed class PollyOptions
{
    /// <summary>The AWS region to call, for example <c>eu-central-1</c>.</summary>
    /// <value>Default <see langword="null"/>: the region of the other AWS services, then <c>AWS_REGION</c> or the profile's.</value>
    public string? Region { get; set; }

    /// <summary>The profile of the shared AWS configuration files to take credentials from.</summary>
    /// <value>Default <see langword="null"/>: that of the other AWS services, then the SDK's own choice.</value>
    public string? Profile { get; set; }

    /// <summary>The endpoint to call instead of the region's own.</summary>
    /// <value>Default <see langword="null"/>: <c>AWS_ENDPOINT_URL_POLLY</c> where it is set, or the region's.</value>
    public string? ServiceUrl { get; set; }

    /// <summary>The engine to speak with, for voices that have it. Others speak with the next best:
    /// neural, standard, generative, long-form.</summary>
    /// <value>Default <see cref="PollyEngine.Neural"/>.</value>
    public PollyEngine Engine { get; set; } = PollyEngine.Neural;

    /// <summary>The audio to ask for. The conversation engine takes <see cref="PollyOutputFormat.Pcm"/> alone.</summary>
    /// <value>Default <see cref="PollyOutputFormat.Pcm"/>.</value>
    public PollyOutputFormat OutputFormat { get; set; } = PollyOutputFormat.Pcm;

    /// <summary>Samples per second: PCM has 8000 and 16000; MP3 and Vorbis also 22050, 24000, 44100 and 48000; Opus has 48000.</summary>
    /// <value>Default <see langword="null"/>: 16000 for PCM, 48000 for Opus, else 22050 for standard voices and 24000 for others.</value>
    public int? SampleRate { get; set; }

    /// <summary>Whether speech marks are asked for, in a second request beside the audio's that is billed like it.
    /// Without them lips follow the audio and the text.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool SpeechMarks { get; set; } = true;

    /// <summary>How long audio whose first bytes have come waits for its marks before it is heard without:
    /// nothing is heard before the lips can move with it.</summary>
    /// <value>Default 1 second; up to a minute.</value>
    public TimeSpan MarksPatience { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Pronunciation lexicons to apply, by name: at most 5, stored in the region called.
    /// Polly applies those in the voice's language.</summary>
    /// <value>Default none.</value>
    public IList<string> LexiconNames { get; set; } = [];

    /// <summary>Whether the voices are asked of Polly (<c>polly:DescribeVoices</c>) rather than taken from the
    /// table that comes with this package.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool RefreshVoices { get; set; }

    /// <summary>How many requests each engine is sent.</summary>
    /// <value>Default: the quotas of an account nobody has raised.</value>
    public PollyQuotaOptions Quotas { get; set; } = new();

    /// <summary>Whether AWS is told the trace of each call: <see cref="AwsOptions.PropagateTrace"/>.</summary>
    internal bool PropagatesTrace { get; set; }

    /// <summary>The same for another engine.</summary>
    internal PollyOptions With(PollyEngine engine)
    {
        var changed = (PollyOptions)MemberwiseClone();
        changed.Engine = engine;
        return changed;
    }
}
