using System.Globalization;
using System.Text;

namespace AvatarKit.Local;

/// <summary>Writes a text as eSpeak NG is given it, plain or as SSML, and keeps account of where each character comes from. One per text.</summary>
internal sealed class EspeakMarkup(string text, IReadOnlyList<TextWord> words)
{
    /// <summary>eSpeak NG takes a shorter break after a sentence for the whole pause, which it makes longer by itself.</summary>
    private static readonly TimeSpan SentencePause = TimeSpan.FromMilliseconds(370);

    /// <summary>eSpeak NG 1.51 loses words of a clause in which more stretches than this change rate, pitch and volume at once.</summary>
    private const int MostManifold = 3;

    // What begins names of sounds is blanked.
    private readonly string safe = text.Replace("[[", "  ", StringComparison.Ordinal);
    private readonly StringBuilder spoken = new(text.Length);
    private readonly List<int> positions = new(text.Length);
    private bool isAfterPhones;
    private int manifold;

    /// <summary>What is spoken.</summary>
    public string Spoken => spoken.ToString();

    /// <summary>For each character of <see cref="Spoken"/>: where it comes from in the text.</summary>
    public List<int> Positions => positions;

    /// <summary>Silence before everything: eSpeak NG leaves a break out that nothing comes before.</summary>
    public TimeSpan Lead { get; private set; }

    /// <summary>Adds plain text.</summary>
    public void AddPlain() => AddText(0, text.Length, isMarkup: false);

    /// <summary>Adds a stretch with its markup.</summary>
    /// <param name="stretch">The stretch.</param>
    /// <param name="phones">How it is pronounced, in the voice's own names; <see langword="null"/>: as written.</param>
    /// <param name="language">The language to change to, in eSpeak NG's name; <see langword="null"/>: none.</param>
    public void Add(SpeechStretch stretch, string? phones, string? language)
    {
        AddPause(stretch);
        int end = stretch.Start + stretch.Length;

        // Its own emphasis comes with pauses round every word.
        string prosody = text.AsSpan(stretch.Start, stretch.Length).IsWhiteSpace() ? "" : Prosody(stretch.WithoutEmphasis());
        AddTag(language is null ? "" : $"<voice xml:lang=\"{language}\">", stretch.Start);
        AddTag(prosody.Length == 0 ? "" : $"<prosody{prosody}>", stretch.Start);
        if (phones is null)
        {
            AddText(stretch.Start, end, isMarkup: true);
        }
        else
        {
            AddPhones(phones, stretch.Start, end);
        }

        AddTag(prosody.Length == 0 ? "" : "</prosody>", end);
        AddTag(language is null ? "" : "</voice>", end);
    }

    private void AddPause(SpeechStretch stretch)
    {
        if (words.Count == 0 || Math.Max(words[0].Start, words[0].WordStart) >= stretch.Start)
        {
            Lead += stretch.Pause;
        }
        else if (stretch.Pause > (EndsSentence(text.AsSpan(0, stretch.Start)) ? SentencePause : TimeSpan.Zero))
        {
            manifold = 0;
            string time = Math.Ceiling(stretch.Pause.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
            AddTag($"<break time=\"{time}ms\"/>", stretch.Start);
        }
    }

    private static bool EndsSentence(ReadOnlySpan<char> before) => before.TrimEnd()[^1] is '.' or '!' or '?' or '…';

    /// <summary>Words of the stretch take the phones' words one by one; the last of either takes what is left.</summary>
    private void AddPhones(string phones, int start, int end)
    {
        TextWord[] said = [.. words.Where(word => word.Start < end && word.End > start)];
        string[] groups = phones.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Write("[[", start);
        for (int i = 0; i < groups.Length; i++)
        {
            int place = said.Length == 0 ? start : Math.Max(start, said[Math.Min(i, said.Length - 1)].Start);
            Write(i == 0 ? groups[i] : " " + groups[i], place);
        }

        Write("]]", Math.Max(start, end - 1));
        isAfterPhones = true;

        // What stands between the last word and the end says how the sentence goes on.
        int last = said.Length == 0 ? end : Math.Min(end, said[^1].WordEnd > said[^1].WordStart ? said[^1].WordEnd : said[^1].End);
        AddText(Math.Max(start, last), end, isMarkup: true);
    }

    private void AddText(int start, int end, bool isMarkup)
    {
        for (int at = start; at < end;)
        {
            bool isCharacter = Rune.TryGetRuneAt(safe, at, out Rune rune);
            manifold = rune.Value is '.' or ',' or ';' or ':' or '!' or '?' or '\n' ? 0 : manifold;
            Write(!isCharacter || IsUnsafe(rune) ? " " : isMarkup ? Escape(rune) : rune.ToString(), at);
            at += isCharacter ? rune.Utf16SequenceLength : 1;
        }
    }

    /// <summary>A tag belongs to what is before it: whoever is told of it has not come to the next word yet.</summary>
    private void AddTag(string tag, int place) => Write(tag, Math.Max(0, place - 1));

    private void Write(string sent, int place)
    {
        if (sent.Length == 0)
        {
            return;
        }

        // What follows phones directly is not taken for markup.
        if (isAfterPhones && sent[0] is '<' or '&')
        {
            spoken.Append(' ');
            positions.Add(place);
        }

        isAfterPhones = false;
        spoken.Append(sent);
        foreach (Rune _ in sent.EnumerateRunes())
        {
            positions.Add(place);
        }
    }

    private string Prosody(SpeechStretch stretch)
    {
        // eSpeak NG's pitch is 50 of 0 to 100, which are an octave down and up; its amplitude is a share.
        double rate = Math.Round(stretch.Rate * 100);
        double pitch = Math.Round(100 + (stretch.Pitch * 100 / 12));
        double volume = Math.Round(100 * Math.Pow(10, stretch.Volume / 20));
        if (rate != 100 && pitch != 100 && volume != 100 && ++manifold > MostManifold)
        {
            volume = 100;
        }

        return (rate == 100 ? "" : string.Create(CultureInfo.InvariantCulture, $" rate=\"{rate}%\""))
            + (pitch == 100 ? "" : string.Create(CultureInfo.InvariantCulture, $" pitch=\"{pitch}%\""))
            + (volume == 100 ? "" : string.Create(CultureInfo.InvariantCulture, $" volume=\"{volume}%\""));
    }

    private static string Escape(Rune rune) => rune.Value switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        _ => rune.ToString(),
    };

    private static bool IsUnsafe(Rune rune) =>
        (Rune.IsControl(rune) && rune.Value is not ('\n' or '\t' or '\r')) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.PrivateUse;
}
