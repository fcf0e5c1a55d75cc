namespace AvatarKit;

/// <summary>What a cue may be. Its rules are those of <see cref="SpeechCue"/>'s documentation.</summary>
internal static class SpeechCueRules
{
    private const int LongestPhones = 1_000;
    private const int LongestLocale = 35;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>Refuses a request that no voice can follow.</summary>
    /// <exception cref="ArgumentException">The rate or a cue breaks a rule, or there are too many cues.</exception>
    public static void Check(SpeechRequest request)
    {
        ArgumentNullException.ThrowIfNull(request.Text);
        ArgumentNullException.ThrowIfNull(request.Cues);
        if (request.Rate is not (>= 0.5 and <= 2))
        {
            throw new ArgumentOutOfRangeException(nameof(request), request.Rate, "SpeechRequest.Rate takes 0.5 to 2.");
        }

        if (request.Cues.Count > SpeechRequest.MaxCues)
        {
            throw new ArgumentOutOfRangeException(
                nameof(request), request.Cues.Count, $"SpeechRequest.Cues takes up to {SpeechRequest.MaxCues}; speak the text in parts.");
        }

        for (int i = 0; i < request.Cues.Count; i++)
        {
            if (Place(request.Text, request.Cues[i]) is { } misplaced)
            {
                throw new ArgumentException($"SpeechRequest.Cues[{i}] {misplaced}.", nameof(request));
            }

            if (Value(request.Cues[i]) is { } wrong)
            {
                throw new ArgumentOutOfRangeException(nameof(request), $"SpeechRequest.Cues[{i}].{wrong}.");
            }
        }
    }

    /// <summary>Those of a text's cues that can be followed, up to as many as a request takes.</summary>
    public static IReadOnlyList<SpeechCue> Keep(string text, IReadOnlyList<SpeechCue> cues)
        => cues.Count == 0 ? cues
            : [.. cues.Where(cue => Place(text, cue) is null && Value(cue) is null).Take(SpeechRequest.MaxCues)];

    private static string? Place(string text, SpeechCue? cue) => cue switch
    {
        null => "is null",
        { Start: < 0 } or { Length: < 0 } => "has a negative Start or Length",
        _ when cue.Start > text.Length || cue.Length > text.Length - cue.Start => "ends behind the text",
        _ when CutsCharacter(text, cue.Start) || CutsCharacter(text, cue.Start + cue.Length) => "begins or ends inside a surrogate pair",
        _ => null,
    };

    private static string? Value(SpeechCue cue) => cue switch
    {
        { Pause: { } pause } when pause < TimeSpan.Zero || pause > LongestPause => "Pause takes 0 to 10 s",
        { Rate: not null and not (>= 0.5 and <= 2) } => "Rate takes 0.5 to 2",
        { Pitch: not null and not (>= -12 and <= 12) } => "Pitch takes -12 to 12 semitones",
        { Volume: not null and not (>= -40 and <= 10) } => "Volume takes -40 to 10 dB",
        { Emphasis: { } emphasis } when !Enum.IsDefined(emphasis) => "Emphasis is none of SpeechEmphasis",
        { Phones: { } phones } when phones.Length > LongestPhones || !phones.Any(IsSound) || phones.Any(char.IsControl)
            => $"Phones takes 1 to {LongestPhones} characters with a letter of the phonetic alphabet",
        { Locale: { } locale } when locale.Length is 0 or > LongestLocale || !locale.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            => "Locale takes a BCP-47 tag, for example fr-FR",
        _ => null,
    };

    /// <summary>Marks of stress and length are letters too, to Unicode.</summary>
    private static bool IsSound(char c) => char.IsLetter(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.ModifierLetter;

    private static bool CutsCharacter(string text, int at)
        => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]);
}
