using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace AvatarKit;

/// <summary>When the words of a text are said, where nothing marks them: each takes its sounds' part of what can be heard, pauses left out.
/// Not thread-safe.</summary>
/// <remarks>While the audio arrives, words are taken to be said at the usual pace; once it is whole,
/// those that are left share what is left of it.</remarks>
internal sealed class EstimatedWords
{
    private const double WindowSeconds = 0.01;

    /// <summary>A shorter hush is a sound such as the hold of a "t", not a pause.</summary>
    private const int ShortestPauseWindows = 15;

    /// <summary>Against the loudest window: softer is background.</summary>
    private const double Threshold = 0.04;

    private readonly string text;
    private readonly AudioFormat format;
    private readonly IReadOnlyList<PronouncedWord> words;
    // Where each word begins and the last one ends, in milliseconds at the usual pace without pauses.
    private readonly double[] places;
    private readonly List<float> levels = [];
    private readonly PcmSamples samples;
    private readonly int window;
    private float level;
    private int inWindow;

    /// <summary>Begins a sentence.</summary>
    /// <param name="text">The spoken text.</param>
    /// <param name="words">Its words.</param>
    /// <param name="format">What the audio is: <see cref="AudioEncoding.Pcm16"/>.</param>
    public EstimatedWords(string text, IReadOnlyList<PronouncedWord> words, AudioFormat format)
    {
        this.text = text;
        this.words = words;
        this.format = format;
        samples = new PcmSamples(format);
        window = Math.Max(1, (int)(format.SampleRate * WindowSeconds));
        places = new double[words.Count + 1];
        for (int i = 0; i < words.Count; i++)
        {
            places[i + 1] = places[i] + SilentShapes.LengthOf(words[i]);
        }
    }

    /// <summary>The words of audio that is there as a whole.</summary>
    public static IReadOnlyList<SpeechMark> Of(
        string text, string locale, AudioFormat format, ReadOnlySpan<byte> audio, IReadOnlyList<SpeechCue>? cues = null)
    {
        var estimate = new EstimatedWords(text, Pronouncer.Pronounce(text, locale, cues), format);
        estimate.Append(audio);
        return estimate.Find(0, isWhole: true);
    }

    /// <summary>Hears the audio that follows.</summary>
    public void Append(ReadOnlySpan<byte> audio) => samples.Append(audio, Hear);

    /// <summary>The words as far as they have begun.</summary>
    /// <param name="first">The first word that is wanted; those before it are known.</param>
    /// <param name="isWhole">Whether no audio follows.</param>
    /// <param name="until">Words that begin there or later, in samples, are not wanted yet.</param>
    public IReadOnlyList<SpeechMark> Find(int first, bool isWhole, long until = long.MaxValue)
    {
        List<(long Start, long End)> heard = Heard(isWhole);
        if (first >= words.Count || samples.Count == 0 || heard.Count == 0)
        {
            return [];
        }

        double audible = heard.Sum(static run => (double)(run.End - run.Start));
        double usual = format.SampleRate / 1000.0;
        double begin = Math.Min(audible, places[first] * usual);
        double pace = isWhole ? (audible - begin) / (places[^1] - places[first]) : usual;
        List<SpeechMark> marks = [];
        for (int i = first; i < words.Count; i++)
        {
            double from = begin + ((places[i] - places[first]) * pace);
            double to = begin + ((places[i + 1] - places[first]) * pace);
            if (!isWhole && from >= audible)
            {
                break;
            }

            long start = At(heard, from, isEnd: false);
            if (start >= until)
            {
                break;
            }

            long end = isWhole || to <= audible ? At(heard, to, isEnd: true) : start + (long)(to - from);
            marks.Add(SpokenWords.Mark(text, words[i], start, end));
        }

        return marks;
    }

    /// <summary>Where in the audio a number of audible samples have passed: a word that begins at a pause begins after it,
    /// one that ends there ends before it.</summary>
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

    private void Hear(ReadOnlySpan<byte> audio)
    {
        int whole = window * format.Channels;
        while (audio.Length >= 2)
        {
            int count = Math.Min(whole - inWindow, audio.Length / 2);
            level = Math.Max(level, Loudest(audio[..(count * 2)]));
            audio = audio[(count * 2)..];
            inWindow += count;
            if (inWindow == whole)
            {
                levels.Add(level);
                level = 0;
                inWindow = 0;
            }
        }
    }

    private static float Loudest(ReadOnlySpan<byte> audio)
    {
        if (BitConverter.IsLittleEndian)
        {
            return Math.Abs((float)TensorPrimitives.MaxMagnitude(MemoryMarshal.Cast<byte, short>(audio)));
        }

        float loudest = 0;
        for (int at = 0; at < audio.Length; at += 2)
        {
            loudest = Math.Max(loudest, Math.Abs((float)BinaryPrimitives.ReadInt16LittleEndian(audio[at..])));
        }

        return loudest;
    }

    private List<(long Start, long End)> Heard(bool isWhole)
    {
        List<float> all = isWhole && inWindow > 0 ? [.. levels, level] : levels;
        double least = Math.Max(1, (all.Count == 0 ? 0 : all.Max()) * Threshold);
        List<(long Start, long End)> runs = [];
        for (int i = 0; i < all.Count; i++)
        {
            if (all[i] < least)
            {
                continue;
            }

            (long start, long end) = ((long)i * window, Math.Min(samples.Count, (i + 1L) * window));
            if (runs.Count > 0 && start - runs[^1].End < ShortestPauseWindows * (long)window)
            {
                runs[^1] = (runs[^1].Start, end);
            }
            else
            {
                runs.Add((start, end));
            }
        }

        return runs.Count > 0 || !isWhole ? runs : [(0, samples.Count)];
    }
}
