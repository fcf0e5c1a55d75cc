using System.Buffers.Binary;

namespace AvatarKit;

/// <summary>When the words of a text are said, where the voice does not mark them: each takes its sounds' part of what can be heard, pauses left out.</summary>
internal static class EstimatedWords
{
    private const double WindowSeconds = 0.01;

    /// <summary>A shorter hush is a sound such as the hold of a "t", not a pause.</summary>
    private const int ShortestPauseWindows = 15;

    /// <summary>Against the loudest window: softer is background.</summary>
    private const double Threshold = 0.04;

    public static IReadOnlyList<SpeechMark> Of(string text, string locale, AudioFormat format, ReadOnlySpan<byte> audio)
    {
        long length = format.SamplesIn(audio.Length);
        List<(PronouncedWord Word, double Until)> words = [];
        double spoken = 0;
        foreach (PronouncedWord word in Pronouncer.Pronounce(text, locale))
        {
            spoken += SilentShapes.LengthOf(word);
            words.Add((word, spoken));
        }

        if (words.Count == 0 || length == 0)
        {
            return [];
        }

        List<(long Start, long End)> heard = Heard(format, audio, length);
        double samples = heard.Sum(static run => (double)(run.End - run.Start)) / spoken;
        var marks = new SpeechMark[words.Count];
        double from = 0;
        for (int i = 0; i < marks.Length; i++)
        {
            (PronouncedWord word, double until) = words[i];
            long start = At(heard, from * samples, isEnd: false);
            long end = At(heard, until * samples, isEnd: true);
            marks[i] = new SpeechMark(SpeechMarkKind.Word, start, Math.Max(0, end - start), text.Substring(word.TextStart, word.TextLength), PhoneAlphabet.None, word.TextStart, word.TextLength);
            from = until;
        }

        return marks;
    }

    /// <summary>Where in the audio a number of audible samples have passed: a word that begins at a pause begins after it, one that ends there ends before it.</summary>
    private static long At(List<(long Start, long End)> heard, double passed, bool isEnd)
    {
        foreach ((long start, long end) in heard)
        {
            double run = end - start;
            if (isEnd ? passed <= run + 0.5 : passed < run - 0.5)
            {
                return start + (long)Math.Round(passed);
            }

            passed -= run;
        }

        return heard[^1].End;
    }

    private static List<(long Start, long End)> Heard(AudioFormat format, ReadOnlySpan<byte> audio, long length)
    {
        int window = Math.Max(1, (int)(format.SampleRate * WindowSeconds));
        var levels = new double[(int)((length + window - 1) / window)];
        for (int i = 0; i < levels.Length; i++)
        {
            long end = Math.Min(length, (i + 1L) * window) * format.Channels;
            for (long at = (long)i * window * format.Channels; at < end; at++)
            {
                double sample = BinaryPrimitives.ReadInt16LittleEndian(audio[(int)(at * 2)..]);
                levels[i] = Math.Max(levels[i], Math.Abs(sample));
            }
        }

        double least = Math.Max(1, levels.Max() * Threshold);
        List<(long Start, long End)> runs = [];
        for (int i = 0; i < levels.Length; i++)
        {
            if (levels[i] < least)
            {
                continue;
            }

            (long start, long end) = ((long)i * window, Math.Min(length, (i + 1L) * window));
            if (runs.Count > 0 && start - runs[^1].End < ShortestPauseWindows * (long)window)
            {
                runs[^1] = (runs[^1].Start, end);
            }
            else
            {
                runs.Add((start, end));
            }
        }

        return runs.Count > 0 ? runs : [(0, length)];
    }
}
