namespace AvatarKit.Local;

/// <summary>Makes marks with durations of eSpeak NG's events, and says how much of the audio they account for. One per text.</summary>
internal sealed class EspeakMarks
{
    /// <summary>How eSpeak NG writes a pause; its events leave the name of one empty.</summary>
    private const string Pause = "_";

    private readonly string text;
    private readonly EspeakText words;
    private readonly List<SpeechMark> ready = [];
    // The silence before the first sound is one too: sounds cover the audio.
    private (long Start, string Symbol) phone = (0, "");
    private (long Start, int Index)? word;
    private long? wordPause;
    private int lastWord = -1;

    public EspeakMarks(string text, EspeakText words)
    {
        this.text = text;
        this.words = words;
    }

    /// <summary>Up to here, in samples, every mark is known: audio that is given out up to here has its marks with it.</summary>
    public long Known => Math.Min(phone.Start, word?.Start ?? long.MaxValue);

    public void AddPhone(long sample, string symbol)
    {
        // Where the language changes inside a text, its name stands in brackets: no sound.
        if (symbol.StartsWith('('))
        {
            return;
        }

        ClosePhone(sample);
        phone = (sample, symbol);
        wordPause = symbol.Length == 0 ? wordPause ?? sample : null;
    }

    public void AddWord(long sample, int character)
    {
        int index = words.WordAt(character, word?.Index ?? lastWord);
        if (index == (word?.Index ?? lastWord) || index >= words.Words.Count)
        {
            return;
        }

        CloseWord(sample);
        word = (sample, index);
        wordPause = null;
    }

    /// <summary>Ends what is open where the audio ends.</summary>
    public void Complete(long length)
    {
        ClosePhone(length);
        CloseWord(length);
        phone = (length, "");
        word = null;
    }

    /// <summary>Takes the marks that are whole now, in order of start.</summary>
    public IReadOnlyList<SpeechMark> Take()
    {
        SpeechMark[] taken = [.. ready.OrderBy(static mark => mark.Start)];
        ready.Clear();
        return taken;
    }

    private void ClosePhone(long end)
    {
        if (end > phone.Start)
        {
            ready.Add(new SpeechMark(
                SpeechMarkKind.Viseme, phone.Start, end - phone.Start, phone.Symbol.Length == 0 ? Pause : phone.Symbol, PhoneAlphabet.Ipa));
        }
    }

    private void CloseWord(long end)
    {
        if (word is not (long start, int index))
        {
            return;
        }

        lastWord = index;
        word = null;
        TextWord place = words.Words[index];
        // A word of nothing but a symbol, an emoji for one, has been read by its name.
        (int first, int last) = place.WordEnd > place.WordStart ? (place.WordStart, place.WordEnd) : (place.Start, place.End);
        if (wordPause is long pause && pause > start)
        {
            end = Math.Min(end, pause);
        }

        ready.Add(
            new SpeechMark(SpeechMarkKind.Word, start, Math.Max(0, end - start), text[first..last], TextStart: first, TextLength: last - first));
    }
}
