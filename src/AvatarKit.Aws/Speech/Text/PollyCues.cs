using System.Globalization;
using System.Text;

namespace AvatarKit.Aws;

/// <summary>Makes SSML of a text and its cues: what the engine takes of them, and nothing that it would refuse.</summary>
/// <remarks>Source: the Amazon Polly developer guide, "Supported SSML tags" and the pages of the tags, as of 2026: pauses, other languages on all
/// engines; phones on all but generative voices, in the phonetic alphabet not in Chinese and Japanese; pitch and emphasis on standard voices
/// alone; prosody of generative voices round whole sentences.</remarks>
internal static class PollyCues
{
    private const int SlowestPercent = 20;
    private const int FastestPercent = 200;

    private static readonly SpeechStretch Unchanged = new() { Start = 0, Length = 0 };
    private static readonly Dictionary<string, string> NoAttributes = new(StringComparer.Ordinal);

    /// <summary>Pieces of a plain text with cues, each a document.</summary>
    public static List<PollyPiece> Split(SpeechRequest request, PollySpeaker speaker, PollyVoiceTable voices, PollyLimits limits)
    {
        bool isStandard = speaker.Engine == PollyEngine.Standard;
        string language = speaker.LanguageCode ?? speaker.Info.Locale;
        CuedStretch[] stretches = [.. request.GetStretches()
            .Select(stretch => isStandard ? stretch : stretch.WithoutEmphasis())
            .Select(stretch => new CuedStretch(
                stretch,
                Prosody(stretch, request.Rate, isStandard),
                Language(stretch.Locale, language, voices),
                SaysPhones(speaker.Engine, language) ? Attribute(stretch.Phones) : null))];
        CuedStretch[] said = [.. stretches.Where(stretch => stretch.HasWords(request.Text))];
        bool isEven = said.All(stretch => stretch.Prosody == said[0].Prosody);
        bool isWhole = isEven || speaker.Engine == PollyEngine.Generative;
        string? whole = !isWhole ? null : isEven ? said[0].Prosody : Prosody(Unchanged, request.Rate, takesPitch: false);
        List<PollyAtom> atoms = new(request.Text.Length + (6 * stretches.Length) + 4) { Tag(0, "<speak>", PollyText.Speak) };
        if (whole is not null)
        {
            atoms.Add(Tag(0, whole, PollyText.Prosody));
        }

        foreach (CuedStretch stretch in stretches)
        {
            Add(atoms, request.Text, isWhole ? stretch with { Prosody = null } : stretch);
        }

        if (whole is not null)
        {
            atoms.Add(End(request.Text.Length, PollyText.Prosody));
        }

        atoms.Add(End(request.Text.Length, PollyText.Speak));
        return atoms.Exists(static atom => atom.Kind != PollyAtomKind.Text && atom.Element != PollyText.Speak)
            ? PollySplitter.Split(request.Text, atoms, isSsml: true, limits)
            : PollyText.Plain(request.Text, rate: 1, limits);
    }

    private static void Add(List<PollyAtom> atoms, string text, CuedStretch cued)
    {
        (int start, int end) = (cued.Stretch.Start, cued.Stretch.Start + cued.Stretch.Length);
        if (cued.Stretch.Pause > TimeSpan.Zero)
        {
            string time = string.Create(CultureInfo.InvariantCulture, $"<break time=\"{Math.Ceiling(cued.Stretch.Pause.TotalMilliseconds)}ms\"/>");
            atoms.Add(new PollyAtom(PollyAtomKind.Empty, start, 0, time, "break"));
        }

        // Tags round nothing that is said are not sent.
        int first = atoms.Count;
        PollyText.AddCharacters(atoms, text, start, end, escape: true);
        if (!cued.HasWords(text))
        {
            return;
        }

        List<PollyAtom> tags = [];
        Open(tags, start, "lang", cued.Language is { } language ? $"<lang xml:lang=\"{language}\">" : null);
        Open(tags, start, PollyText.Prosody, cued.Prosody);
        Open(tags, start, "emphasis", Level(cued.Stretch.Emphasis) is { } level ? $"<emphasis level=\"{level}\">" : null);
        Open(tags, start, "phoneme", cued.Phones is { } phones ? $"<phoneme alphabet=\"ipa\" ph=\"{phones}\">" : null);
        atoms.InsertRange(first, tags);
        for (int i = tags.Count - 1; i >= 0; i--)
        {
            atoms.Add(End(end, tags[i].Element!));
        }
    }

    private static void Open(List<PollyAtom> tags, int place, string element, string? tag)
    {
        if (tag is not null)
        {
            tags.Add(Tag(place, tag, element));
        }
    }

    private static PollyAtom Tag(int place, string tag, string element)
        => new(PollyAtomKind.Open, place, 0, tag, element, SsmlRules.IsWhole(element, NoAttributes));

    private static PollyAtom End(int place, string element) => new(PollyAtomKind.Close, place, 0, $"</{element}>", element);

    /// <summary>The prosody of a stretch, of the voice's own: nothing is said relative to what is around it.</summary>
    /// <returns>The tag; <see langword="null"/> where it is the voice's own.</returns>
    private static string? Prosody(SpeechStretch stretch, double rate, bool takesPitch)
    {
        double percent = Math.Clamp(Math.Round(stretch.Rate * rate * 100), SlowestPercent, FastestPercent);
        double decibels = Math.Round(stretch.Volume, 1);

        // Polly's pitch is a share of the voice's: a semitone is its twelfth root of two.
        double pitch = takesPitch ? Math.Round((Math.Pow(2, stretch.Pitch / 12) - 1) * 100) : 0;
        string attributes = (percent == 100 ? "" : string.Create(CultureInfo.InvariantCulture, $" rate=\"{percent}%\""))
            + (pitch == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" pitch=\"{pitch:+0;-0}%\""))
            + (decibels == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" volume=\"{decibels:+0.#;-0.#}dB\""));
        return attributes.Length == 0 ? null : $"<prosody{attributes}>";
    }

    private static string? Language(string? locale, string own, PollyVoiceTable voices)
        => locale is not null && voices.FindLanguage(locale) is { } code && PollyLanguages.ToLocale(code) != PollyLanguages.ToLocale(own)
            ? code
            : null;

    private static string? Level(SpeechEmphasis? emphasis) => emphasis switch
    {
        SpeechEmphasis.Strong => "strong",
        SpeechEmphasis.Moderate => "moderate",
        SpeechEmphasis.Reduced => "reduced",
        _ => null,
    };

    private static bool SaysPhones(PollyEngine engine, string language)
        => engine != PollyEngine.Generative
            && language.Split('-')[0] is not ("cmn" or "zh" or "yue" or "ja");

    private static string? Attribute(string? phones)
    {
        if (phones is null)
        {
            return null;
        }

        var value = new StringBuilder(phones.Length);
        foreach (Rune rune in phones.EnumerateRunes())
        {
            value.Append(PollyText.IsSendable(rune) ? PollyText.Escape(rune) ?? rune.ToString() : "");
        }

        return value.ToString();
    }

    /// <summary>A stretch with what the engine is told of it.</summary>
    private sealed record CuedStretch(SpeechStretch Stretch, string? Prosody, string? Language, string? Phones)
    {
        public bool HasWords(string text) => PollyText.HasWords(text.Substring(Stretch.Start, Stretch.Length));
    }
}
