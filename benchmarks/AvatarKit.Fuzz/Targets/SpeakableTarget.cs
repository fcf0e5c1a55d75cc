using System.Globalization;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Written text as a voice says it.</summary>
internal sealed class SpeakableTarget : TextTarget
{
    private const string Marks = "*_|`#^~\\{}[]";

    private static readonly string[] Locales = ["en-US", "en-GB", "de-DE", "fr-FR", "es-ES", "it-IT", "pt-BR", "ja-JP", "", "x"];

    public override string Name => "speakable";

    // It is said twice, and a text may be nothing but numbers.
    public override int BytesPerByte => 3000;

    protected override void Run(string text, Random random)
    {
        string locale = Locales[random.Next(Locales.Length)];
        SpeakableTextOptions options = new() { NameEmoji = random.Next(2) == 1 };
        SpeakableText said = SpeakableTextConverter.Convert(text, locale, options);
        Check(said.Original == text, "the original is what was given");
        Check(!said.Spoken.Any(static unit => Marks.Contains(unit, StringComparison.Ordinal) || char.IsControl(unit)), "no marks are spoken");
        Check(said.Spoken.Length == 0 || said.Spoken.Any(char.IsLetterOrDigit) || said.Spoken.Any(char.IsSurrogate), "what is spoken has a letter");
        CheckSpans(said);
        Check(said.Spoken == SpeakableTextConverter.Convert(text, locale, options).Spoken, "the same is said again");
    }

    private static void CheckSpans(SpeakableText said)
    {
        int end = 0;
        foreach (SpeakableSpan span in said.Spans)
        {
            Check(span.SpokenStart >= end && span.SpokenLength >= 0, "spans follow one another");
            end = span.SpokenStart + span.SpokenLength;
            Check(end <= said.Spoken.Length, "spans lie within what is spoken");
            Check(
                span.OriginalStart >= 0 && span.OriginalLength >= 0 && span.OriginalStart + span.OriginalLength <= said.Original.Length,
                "spans lie within what was written");
        }

        int half = said.Spoken.Length / 2;
        (int start, int length) = said.ToOriginal(half / 2, half);
        Check(start >= 0 && length >= 0 && start + length <= said.Original.Length, "places lie within what was written");
    }
}
