using System.Globalization;
using System.Text.Json.Serialization;

namespace AvatarKit.Evaluation;

/// <summary>What was measured on one video. Deviations in milliseconds: more than 0 is lips later than the sound.</summary>
internal sealed record LipReport
{
    /// <summary>p, b, m between open sounds: the middle of the pictures in which the lips are together against the middle of the sound.</summary>
    public List<LipEvent> Closures { get; init; } = [];

    /// <summary>The first picture of an opening mouth against the first sound after a pause.</summary>
    public List<LipEvent> Onsets { get; init; } = [];

    /// <summary>The same against the first audible energy.</summary>
    public List<LipEvent> EnergyOnsets { get; init; } = [];

    /// <summary>The middle of the widest pictures of a vowel against its middle.</summary>
    public List<LipEvent> Openings { get; init; } = [];

    /// <summary>How long after the last sound before a pause the mouth was shut.</summary>
    public List<LipEvent> Shut { get; init; } = [];

    /// <summary>p, b, m in which the lips never met.</summary>
    public List<LipEvent> MissedClosures { get; init; } = [];

    /// <summary>Pauses after which the mouth never opened within 300 ms, or in which it never closed.</summary>
    public List<LipEvent> MissedOnsets { get; init; } = [];

    /// <summary>Pauses, or the end, in which the mouth stayed open.</summary>
    public List<LipEvent> NeverShut { get; init; } = [];

    /// <summary>How fast jaw and lips go; of face tracks alone.</summary>
    [JsonIgnore]
    public MouthPace Pace { get; init; } = new();

    /// <summary>Pictures that show open lips in the core of p, b or m.</summary>
    public int OpenFrames { get; set; }

    public int Frames { get; init; }

    public FrameArea Mouth { get; init; }

    public LipBars? Bars { get; init; }

    /// <summary>How much later the container plays the audio than the source has it.</summary>
    public double AudioLagMs { get; init; }

    /// <summary>When the first picture appears on the container's clock.</summary>
    public double FirstPictureMs { get; init; }

    /// <summary>How far parts of the audio stray from that.</summary>
    public double AudioSpreadMs { get; init; }

    /// <summary>Everything of several videos together.</summary>
    public void Add(LipReport other)
    {
        Closures.AddRange(other.Closures);
        Onsets.AddRange(other.Onsets);
        EnergyOnsets.AddRange(other.EnergyOnsets);
        Openings.AddRange(other.Openings);
        Shut.AddRange(other.Shut);
        MissedClosures.AddRange(other.MissedClosures);
        MissedOnsets.AddRange(other.MissedOnsets);
        NeverShut.AddRange(other.NeverShut);
        OpenFrames += other.OpenFrames;
        Pace.Add(other.Pace);
    }

    /// <summary>Every single deviation: sentence, what, sound, when, milliseconds.</summary>
    public IEnumerable<string> ToLines(int sentence)
    {
        foreach ((string name, List<LipEvent> events) in ((string, List<LipEvent>)[])
            [
                ("closure", Closures),
                ("onset", Onsets),
                ("shut", Shut),
                ("missed-closure", MissedClosures),
                ("missed-onset", MissedOnsets),
                ("never-shut", NeverShut),
            ])
        {
            foreach (LipEvent item in events)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{sentence}\t{name}\t{item.Sound}\t{item.AtMs:0}\t{item.Ms:0.0}");
            }
        }
    }
}
