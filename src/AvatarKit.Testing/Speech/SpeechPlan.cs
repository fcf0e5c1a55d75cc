using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace AvatarKit.Testing;

/// <summary>The deterministic speech of a text: every letter a mouth shape and a quiet tone, every word a mark.</summary>
internal sealed class SpeechPlan
{
    private const double Amplitude = 0.05;
    private static readonly TimeSpan VowelLength = TimeSpan.FromMilliseconds(90);
    private static readonly TimeSpan ConsonantLength = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan PauseLength = TimeSpan.FromMilliseconds(40);
    private static readonly string[] Names = ["sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "I", "O", "U"];

    private readonly AudioFormat format;
    private readonly double rate;

    private SpeechPlan(AudioFormat format, double rate)
    {
        this.format = format;
        this.rate = rate;
    }

    public List<SpeechMark> Marks { get; } = [];

    public long Length { get; private set; }

    public static SpeechPlan Create(string text, AudioFormat format, double rate)
        => Create(new SpeechRequest { Text = text, Rate = rate }, format);

    public static SpeechPlan Create(SpeechRequest request, AudioFormat format)
    {
        SpeechStretch[] pauses = [.. request.GetStretches().Where(static stretch => stretch.Pause > TimeSpan.Zero)];
        int pause = 0;
        string text = request.Text;
        var plan = new SpeechPlan(format, request.Rate);
        foreach ((int start, int length) in WordsOf(text))
        {
            for (; pause < pauses.Length && pauses[pause].Start <= start; pause++)
            {
                plan.AddViseme(Viseme.Sil, pauses[pause].Pause * request.Rate);
            }

            plan.AddViseme(Viseme.Sil, PauseLength);
            long wordStart = plan.Length;
            int at = plan.Marks.Count;
            foreach (Viseme viseme in VisemesOf(text.Substring(start, length)))
            {
                plan.AddViseme(viseme, viseme >= Viseme.Aa ? VowelLength : ConsonantLength);
            }

            plan.Marks.Insert(at, new SpeechMark(
                SpeechMarkKind.Word, wordStart, plan.Length - wordStart, text.Substring(start, length), TextStart: start, TextLength: length));
        }

        if (plan.Length > 0)
        {
            foreach (SpeechStretch last in pauses.Skip(pause))
            {
                plan.AddViseme(Viseme.Sil, last.Pause * request.Rate);
            }

            plan.AddViseme(Viseme.Sil, PauseLength * 3);
        }

        return plan;
    }

    /// <summary>Samples of the tones from a sample on, in memory of their own.</summary>
    public byte[] Render(long from, long count)
    {
        int channels = format.Channels;
        var bytes = new byte[count * 2 * channels];
        foreach (SpeechMark mark in Marks.Where(m => m.Kind == SpeechMarkKind.Viseme && m.Start < from + count && m.Start + m.Duration > from))
        {
            int viseme = Array.IndexOf(Names, mark.Value);
            if (viseme <= 0)
            {
                continue;
            }

            double step = 2 * Math.PI * (110 + (30 * viseme)) / format.SampleRate;
            for (long n = Math.Max(from, mark.Start); n < Math.Min(from + count, mark.Start + mark.Duration); n++)
            {
                short sample = (short)(Math.Sin(step * (n - mark.Start)) * Amplitude * short.MaxValue);
                for (int channel = 0; channel < channels; channel++)
                {
                    BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan((int)((((n - from) * channels) + channel) * 2)), sample);
                }
            }
        }

        return bytes;
    }

    private static IEnumerable<(int Start, int Length)> WordsOf(string text)
    {
        int at = 0;
        foreach (string piece in Words.Split(text))
        {
            int start = -1;
            int end = -1;
            int index = at;
            foreach (Rune rune in piece.EnumerateRunes())
            {
                if (Rune.IsLetterOrDigit(rune))
                {
                    start = start < 0 ? index : start;
                    end = index + rune.Utf16SequenceLength;
                }

                index += rune.Utf16SequenceLength;
            }

            if (start >= 0)
            {
                yield return (start, end - start);
            }

            at += piece.Length;
        }
    }

    private static IEnumerable<Viseme> VisemesOf(string word)
    {
        Viseme? last = null;
        // Unpaired surrogates, which Normalize refuses, become U+FFFD on the way.
        foreach (Rune rune in string.Concat(word.EnumerateRunes()).Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune))
            {
                continue;
            }

            Viseme viseme = VisemeOf(Rune.ToLower(rune, CultureInfo.InvariantCulture));
            if (viseme != last)
            {
                yield return viseme;
                last = viseme;
            }
        }
    }

    private static Viseme VisemeOf(Rune letter) => letter.Value switch
    {
        'p' or 'b' or 'm' => Viseme.PP,
        'f' or 'v' => Viseme.FF,
        't' or 'd' => Viseme.DD,
        'k' or 'g' or 'h' or 'c' or 'q' or 'x' => Viseme.Kk,
        'j' => Viseme.CH,
        's' or 'z' => Viseme.SS,
        'n' or 'l' => Viseme.Nn,
        'r' => Viseme.RR,
        'a' => Viseme.Aa,
        'e' => Viseme.E,
        'i' or 'y' => Viseme.I,
        'o' => Viseme.O,
        'u' or 'w' => Viseme.U,
        int other => (Viseme)(1 + (other % 14)),
    };

    private void AddViseme(Viseme viseme, TimeSpan duration)
    {
        long samples = format.ToSamples(duration / rate);
        Marks.Add(new SpeechMark(SpeechMarkKind.Viseme, Length, samples, Names[(int)viseme], PhoneAlphabet.Oculus));
        Length += samples;
    }
}
