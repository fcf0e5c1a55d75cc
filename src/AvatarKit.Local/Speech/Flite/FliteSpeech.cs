using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace AvatarKit.Local;

/// <summary>Has Flite read one passage: audio and marks on one clock. Blocks the calling thread for as long as it computes.</summary>
internal static class FliteSpeech
{
    /// <summary>Flite begins with up to a quarter of a second of silence; the first passage, and one that goes on with a sentence,
    /// keeps this much of it, in seconds.</summary>
    private const double LeadIn = 0.03;

    /// <summary>Below this a sample is silence: −50 dB of full scale.</summary>
    private const int Silence = 100;

    /// <summary>Reads a passage.</summary>
    /// <param name="runtime">What runs Flite.</param>
    /// <param name="voice">The voice.</param>
    /// <param name="reading">What is read, and how.</param>
    /// <param name="offset">Samples that went before.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    public static SpeechChunk Read(
        FliteRuntime runtime, VoiceInfo voice, FliteReading reading, long offset, CancellationToken cancellationToken)
    {
        (string text, FlitePassage passage) = (reading.Text, reading.Passage);
        WasiProcess synthesis = reading.CreateProcess(
            [
                "-voice", FliteVoices.Name(voice),
                "--setf", string.Create(CultureInfo.InvariantCulture, $"duration_stretch={1 / reading.Section.Rate:0.####}"),
                "-psdur", "-t", passage.Spelled, "-o", "out.wav",
            ],
            cancellationToken);
        runtime.Run(synthesis);
        ReadOnlyMemory<byte> audio = Samples(synthesis.File("out.wav"), voice.Format.SampleRate);
        List<FlitePhone> phones = FlitePhone.ParseTimed(synthesis.StandardOutput);
        int cut = offset == 0 || passage.ContinuesSentence ? LeadingSilence(audio.Span, phones, voice.Format.SampleRate) : 0;
        audio = Louder(audio[(cut * sizeof(short))..], reading.Section.Volume);
        long length = voice.Format.SamplesIn(audio.Length);

        List<SpeechMark> marks = [new(SpeechMarkKind.Sentence, offset, length, text.Substring(passage.TextStart, passage.TextLength),
            TextStart: passage.TextStart, TextLength: passage.TextLength)];
        long[] ends = Ends(phones, voice.Format.SampleRate, cut, length);
        AddPhones(marks, phones, ends, offset);
        AddWords(marks, phones, ends, offset, text, passage, Pronounce(runtime, reading, cancellationToken));
        return new SpeechChunk { Voice = voice, Format = voice.Format, Audio = audio, Marks = marks };
    }

    /// <summary>How each run sounds alone. Flite prints no sounds by word, but it reads blank lines as ends of passages.
    /// Nobody hears it, so it is said as fast as can be.</summary>
    private static List<string[]> Pronounce(FliteRuntime runtime, FliteReading reading, CancellationToken cancellationToken)
    {
        string[] runs = [.. reading.Passage.Words.SelectMany(static word => word.Runs)];
        WasiProcess pronunciation = reading.CreateProcess(
            ["-voice", FliteVoices.Quickest, "--setf", "duration_stretch=0.05", "-ps", "-f", "in.txt", "-o", "none"], cancellationToken);
        pronunciation.AddFile("in.txt", Encoding.ASCII.GetBytes(string.Join("\n\n", runs) + "\n"));
        runtime.Run(pronunciation);
        List<string[]> lines = FlitePhone.ParseLines(pronunciation.StandardOutput);
        // Should Flite ever part or join runs, letters stand for sounds: timing by length is better than none.
        return lines.Count == runs.Length
            ? lines
            : [.. runs.Select(static run => run.Where(char.IsLetterOrDigit).Select(static letter => letter.ToString()).ToArray())];
    }

    private static ReadOnlyMemory<byte> Louder(ReadOnlyMemory<byte> audio, double decibels)
    {
        if (decibels == 0)
        {
            return audio;
        }

        double factor = Math.Pow(10, decibels / 20);
        byte[] louder = new byte[audio.Length];
        for (int at = 0; at < louder.Length; at += sizeof(short))
        {
            double sample = Math.Round(BinaryPrimitives.ReadInt16LittleEndian(audio.Span[at..]) * factor);
            BinaryPrimitives.WriteInt16LittleEndian(louder.AsSpan(at), (short)Math.Clamp(sample, short.MinValue, short.MaxValue));
        }

        return louder;
    }

    private static ReadOnlyMemory<byte> Samples(ReadOnlyMemory<byte> wave, int sampleRate)
    {
        const int HeaderLength = 44;
        if (wave.Length < HeaderLength)
        {
            return default;
        }

        if (BinaryPrimitives.ReadInt32LittleEndian(wave.Span[24..]) != sampleRate)
        {
            throw new InvalidDataException("Flite wrote audio at another sample rate than its voice's.");
        }

        ReadOnlyMemory<byte> samples = wave[HeaderLength..];
        return samples[..(samples.Length & ~1)];
    }

    /// <summary>The ends of the sounds in samples, within the audio: the diphone voices leave out half of the last pause,
    /// the others round to frames.</summary>
    private static long[] Ends(List<FlitePhone> phones, int sampleRate, int cut, long length)
    {
        long[] ends = [.. phones.Select(phone => Math.Clamp((long)Math.Round(phone.End * sampleRate) - cut, 0, length))];
        if (ends.Length > 0)
        {
            ends[^1] = length;
        }

        return ends;
    }

    private static int LeadingSilence(ReadOnlySpan<byte> audio, List<FlitePhone> phones, int sampleRate)
    {
        if (phones is not [{ IsPause: true } pause, ..])
        {
            return 0;
        }

        int limit = Math.Min(audio.Length / sizeof(short), (int)((pause.End - LeadIn) * sampleRate));
        int quiet = 0;
        while (quiet < limit && Math.Abs((int)BinaryPrimitives.ReadInt16LittleEndian(audio[(quiet * sizeof(short))..])) < Silence)
        {
            quiet++;
        }

        return quiet;
    }

    private static void AddPhones(List<SpeechMark> marks, List<FlitePhone> phones, long[] ends, long offset)
    {
        long start = 0;
        for (int i = 0; i < phones.Count; i++)
        {
            if (ends[i] > start)
            {
                marks.Add(new SpeechMark(SpeechMarkKind.Viseme, offset + start, ends[i] - start, phones[i].Symbol, PhoneAlphabet.Arpabet));
                start = ends[i];
            }
        }
    }

    private static void AddWords(
        List<SpeechMark> marks, List<FlitePhone> phones, long[] ends, long offset, string text, FlitePassage passage, List<string[]> runs)
    {
        List<string[]> sounds = [];
        int run = 0;
        foreach ((TextWord _, string[] spelled) in passage.Words)
        {
            sounds.Add([.. runs.Skip(run).Take(spelled.Length).SelectMany(static phone => phone)]);
            run += spelled.Length;
        }

        List<int> voiced = [.. Enumerable.Range(0, phones.Count).Where(i => !phones[i].IsPause)];
        int[] owners = PhoneAlignment.Align([.. voiced.Select(i => phones[i].Symbol)], sounds);
        long previous = 0;
        int next = 0;
        for (int word = 0; word < passage.Words.Count; word++)
        {
            TextWord place = passage.Words[word].Word;
            int first = next;
            while (next < owners.Length && owners[next] == word)
            {
                next++;
            }

            if (place.WordEnd == place.WordStart || sounds[word].Length == 0)
            {
                continue;
            }

            long start = first < next ? voiced[first] == 0 ? 0 : ends[voiced[first] - 1] : previous;
            long end = first < next ? ends[voiced[next - 1]] : previous;
            marks.Add(new SpeechMark(
                SpeechMarkKind.Word, offset + start, end - start, text[place.WordStart..place.WordEnd], TextStart: place.WordStart,
                TextLength: place.WordEnd - place.WordStart));
            previous = end;
        }
    }
}
