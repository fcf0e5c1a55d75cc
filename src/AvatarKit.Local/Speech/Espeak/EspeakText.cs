namespace AvatarKit.Local;

/// <summary>A text as eSpeak NG is given it, with the way back from its counting of characters to the text's own.</summary>
internal sealed class EspeakText
{
    private readonly List<int> positions;
    private readonly List<TextWord> words;

    private EspeakText(EspeakMarkup written, bool isMarkup, List<TextWord> words)
    {
        Spoken = written.Spoken;
        IsMarkup = isMarkup;
        Lead = written.Lead;
        positions = written.Positions;
        this.words = words;
    }

    /// <summary>The text without what eSpeak NG would take as an instruction: as many characters as the request's, unless it is markup.</summary>
    public string Spoken { get; }

    /// <summary>Whether it is SSML, with phones in double brackets.</summary>
    public bool IsMarkup { get; }

    /// <summary>Silence before it.</summary>
    public TimeSpan Lead { get; }

    /// <summary>The words of the request's text.</summary>
    public IReadOnlyList<TextWord> Words => words;

    /// <summary>Makes a text safe to speak: no control characters, which embed commands (<c>\x01</c>), no <c>[[</c>, which begins phoneme names, no
    /// private characters, no halves of characters.</summary>
    public static EspeakText Create(string text) => Create(new SpeechRequest { Text = text }, phones: null, static _ => null);

    /// <summary>Makes a text safe to speak, and markup of its cues.</summary>
    /// <param name="request">The text.</param>
    /// <param name="phones">The voice's names of sounds; <see langword="null"/>: words are said as written.</param>
    /// <param name="language">Finds eSpeak NG's name of a locale's language, where it is not the voice's.</param>
    public static EspeakText Create(SpeechRequest request, EspeakPhones? phones, Func<string, string?> language)
    {
        List<TextWord> words = TextWord.Find(request.Text);
        EspeakMarkup written = new(request.Text, words);
        bool isMarkup = request.Cues.Count > 0;
        if (!isMarkup)
        {
            written.AddPlain();
        }

        foreach (SpeechStretch stretch in isMarkup ? request.GetStretches() : [])
        {
            // Phones are names of the voice's own language.
            string? said = stretch.Phones is { } asked ? phones?.Write(asked) : null;
            written.Add(stretch, said, said is null && stretch.Locale is { } locale ? language(locale) : null);
        }

        return new EspeakText(written, isMarkup, words);
    }

    /// <summary>Finds the word at one of eSpeak NG's positions, which count characters from 1 and, now and then,
    /// point beside or before the word.</summary>
    /// <param name="character">The position, from 1.</param>
    /// <param name="from">The word spoken now: speech does not go back.</param>
    public int WordAt(int character, int from)
    {
        int index = Math.Clamp(character - 1, 0, Math.Max(0, positions.Count - 1));
        int position = positions.Count == 0 ? 0 : positions[index];
        int found = from;
        for (int i = Math.Max(0, from); i < words.Count && words[i].Start <= position; i++)
        {
            found = i;
        }

        return Math.Max(found, 0);
    }
}
