using System.Globalization;

namespace AvatarKit;

/// <summary>What the attributes of voice tags mean; names and numbers of W3C's Speech Synthesis Markup Language 1.1. What is wrong means
/// nothing.</summary>
internal static class CueValues
{
    private const double LongestPause = 10;
    private const int LongestPhones = 200;

    // Hertz. Men speak at some 120, women at some 210 (Traunmüller and Eriksson 1995).
    private const double MiddlePitch = 160;

    /// <summary>How a stretch in a tag is said; null where the tag says nothing of it.</summary>
    public static SpeechCue? Of(VoiceTag tag) => tag.Kind switch
    {
        VoiceTagKind.Break when Pause(tag) is { } pause && pause > TimeSpan.Zero => new SpeechCue { Start = 0, Pause = pause },
        VoiceTagKind.Emphasis => Emphasis(tag["level"]) is { } emphasis ? new SpeechCue { Start = 0, Emphasis = emphasis } : null,
        VoiceTagKind.Prosody => Prosody(tag),
        VoiceTagKind.Phoneme => Phones(tag) is { } phones ? new SpeechCue { Start = 0, Phones = phones } : null,
        VoiceTagKind.Lang => Locale(tag) is { } locale ? new SpeechCue { Start = 0, Locale = locale } : null,
        _ => null,
    };

    /// <summary>The locale of a stretch; null where none is written.</summary>
    public static string? Locale(VoiceTag tag)
        => (tag["xml:lang"] ?? tag["lang"]) is { Length: > 0 } locale && AdmitStage.IsWellFormedLocale(locale) ? locale : null;

    private static SpeechCue? Prosody(VoiceTag tag)
    {
        double? rate = Rate(tag["rate"]);
        double? pitch = Pitch(tag["pitch"]);
        double? volume = Volume(tag["volume"]);
        return rate is null && pitch is null && volume is null ? null : new SpeechCue { Start = 0, Rate = rate, Pitch = pitch, Volume = volume };
    }

    private static TimeSpan? Pause(VoiceTag tag)
    {
        if (tag["time"] is { } time)
        {
            double seconds = Number(time, "ms") / 1000 ?? Number(time, "s") ?? -1;
            return seconds >= 0 ? TimeSpan.FromSeconds(Math.Min(LongestPause, seconds)) : null;
        }

        return tag["strength"]?.ToLowerInvariant() switch
        {
            "none" => TimeSpan.Zero,
            "x-weak" => TimeSpan.FromMilliseconds(100),
            "weak" => TimeSpan.FromMilliseconds(200),
            "medium" or null => TimeSpan.FromMilliseconds(400),
            "strong" => TimeSpan.FromMilliseconds(700),
            "x-strong" => TimeSpan.FromMilliseconds(1000),
            _ => null,
        };
    }

    private static SpeechEmphasis? Emphasis(string? level) => level?.ToLowerInvariant() switch
    {
        "none" => SpeechEmphasis.None,
        "reduced" => SpeechEmphasis.Reduced,
        "moderate" or null => SpeechEmphasis.Moderate,
        "strong" => SpeechEmphasis.Strong,
        _ => null,
    };

    // "80%" of SSML 1.1 is a part of what is around it, "-20%" of SSML 1.0 a change of it, and so is a bare factor.
    private static double? Rate(string? rate)
    {
        double? factor = rate?.ToLowerInvariant() switch
        {
            null => null,
            "x-slow" => 0.5,
            "slow" => 0.75,
            "medium" => 1,
            "fast" => 1.25,
            "x-fast" => 1.5,
            ['+' or '-', .., '%'] => 1 + (Number(rate, "%") / 100),
            [.., '%'] => Number(rate, "%") / 100,
            _ => Number(rate, ""),
        };
        return factor is null or < 0 ? null : Math.Clamp(factor.Value, 0.5, 2);
    }

    // The tag does not know the voice: hertz are taken against what lies between men's voices and women's.
    private static double? Pitch(string? pitch)
    {
        double? semitones = pitch?.ToLowerInvariant() switch
        {
            null => null,
            "x-low" => -6,
            "low" => -3,
            "medium" => 0,
            "high" => 3,
            "x-high" => 6,
            [.., 's', 't'] => Number(pitch, "st"),
            ['+' or '-', .., 'h', 'z'] when Number(pitch, "Hz") is { } more => Semitones((MiddlePitch + more) / MiddlePitch),
            [.., 'h', 'z'] when Number(pitch, "Hz") is { } hertz => Semitones(hertz / MiddlePitch),
            [.., '%'] when Number(pitch, "%") is { } percent => Semitones(1 + (percent / 100)),
            _ => null,
        };
        return semitones is { } value ? Math.Clamp(value, -12, 12) : null;

        static double Semitones(double factor) => 12 * Math.Log2(Math.Max(0.25, factor));
    }

    private static double? Volume(string? volume)
    {
        double? decibels = volume?.ToLowerInvariant() switch
        {
            null => null,
            "silent" => -40,
            "x-soft" => -12,
            "soft" => -6,
            "medium" => 0,
            "loud" => 6,
            "x-loud" => 10,
            [.., 'd', 'b'] => Number(volume, "dB"),
            _ => null,
        };
        return decibels is { } value ? Math.Clamp(value, -40, 10) : null;
    }

    private static string? Phones(VoiceTag tag)
    {
        string? phones = tag["ph"];
        return phones is not { Length: > 0 and <= LongestPhones } ? null
            : tag["alphabet"]?.ToLowerInvariant() switch
            {
                null or "ipa" => PhoneText.IsIpa(phones) ? phones : null,
                "x-sampa" => PhoneText.FromXSampa(phones),
                _ => null,
            };
    }

    private static double? Number(string value, string unit)
        => value.EndsWith(unit, StringComparison.OrdinalIgnoreCase)
            && double.TryParse(value.AsSpan(0, value.Length - unit.Length).TrimEnd(),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
            && double.IsFinite(number) ? number : null;
}
