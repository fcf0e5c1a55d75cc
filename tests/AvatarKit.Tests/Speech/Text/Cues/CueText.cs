using System.Globalization;

namespace AvatarKit.Tests;

/// <summary>Cues as a line: what each says, and the words it says it of.</summary>
internal static class CueText
{
    public static string Of(SpeakableText text)
    {
        int last = 0;
        foreach (SpeechCue cue in text.Cues)
        {
            Assert.InRange(cue.Start, last, text.Spoken.Length);
            Assert.InRange(cue.Length, 0, text.Spoken.Length - cue.Start);
            last = cue.Start;
        }

        return string.Join("; ", text.Cues.Select(cue => Of(text.Spoken, cue)));
    }

    private static string Of(string spoken, SpeechCue cue)
    {
        string how = string.Join(' ', new[]
        {
            cue.Pause is { } pause ? string.Create(CultureInfo.InvariantCulture, $"{pause.TotalMilliseconds:0} ms") : null,
            cue.Phones is null ? null : $"/{cue.Phones}/",
            cue.Emphasis?.ToString().ToLowerInvariant(),
            cue.Rate is null ? null : string.Create(CultureInfo.InvariantCulture, $"{cue.Rate:0.##}x"),
            cue.Pitch is null ? null : string.Create(CultureInfo.InvariantCulture, $"{cue.Pitch:0.##}st"),
            cue.Volume is null ? null : string.Create(CultureInfo.InvariantCulture, $"{cue.Volume:0.##}dB"),
            cue.Locale,
        }.Where(static part => part is not null));
        return cue.Pause is null ? $"{how} '{spoken.Substring(cue.Start, cue.Length)}'" : $"{how} before '{FirstWord(spoken[cue.Start..])}'";
    }

    private static string FirstWord(string rest) => rest.Split(' ')[0];
}
