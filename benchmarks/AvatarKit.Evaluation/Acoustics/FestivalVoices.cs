using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace AvatarKit.Evaluation;

/// <summary>Speaks with the voices of an installed Festival: many sentences in one process.</summary>
/// <remarks>From Debian: <c>apt install festival festvox-kallpc16k festvox-kdlpc16k festvox-us-slt-hts festvox-italp16k
/// festvox-itapc16k</c>.</remarks>
internal static class FestivalVoices
{
    public const string Prefix = "festival/";

    private static readonly Dictionary<string, string> Italian = new(StringComparer.Ordinal)
    {
        ["#"] = "_", ["E"] = "ɛ", ["O"] = "ɔ", ["S"] = "ʃ", ["Z"] = "ʒ", ["tS"] = "tʃ", ["dZ"] = "dʒ", ["J"] = "ɲ",
        ["ng"] = "ŋ", ["nf"] = "n", ["L"] = "ʎ",
    };

    /// <summary>Speaks.</summary>
    /// <param name="lines">What to speak; the voice of each begins with <see cref="Prefix"/>.</param>
    /// <returns>A sample for each line; <see langword="null"/> for one that Festival could not speak.</returns>
    public static async Task<IReadOnlyList<SpokenSample?>> SpeakAsync(IReadOnlyList<VoiceLine> lines)
    {
        string folder = Directory.CreateTempSubdirectory("avatarkit-festival-").FullName;
        try
        {
            string script = Path.Combine(folder, "lines.scm");
            await File.WriteAllTextAsync(script, Script(lines, folder), Encoding.Latin1);
            using Process process = Process.Start(new ProcessStartInfo("festival", ["-b", script]) { RedirectStandardError = true })
                ?? throw new InvalidOperationException("festival did not start.");
            await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return [.. lines.Select((line, index) => Read(line, Path.Combine(folder, index.ToString(CultureInfo.InvariantCulture))))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Script(IReadOnlyList<VoiceLine> lines, string folder)
    {
        var script = new StringBuilder();
        foreach ((string voice, IEnumerable<int> numbers) in lines
            .Select(static (line, index) => (line.Voice, index))
            .GroupBy(static item => item.Voice, static item => item.index)
            .Select(static group => (group.Key, group.AsEnumerable())))
        {
            script.Append(CultureInfo.InvariantCulture, $"(voice_{voice[Prefix.Length..]})\n");
            foreach (int number in numbers)
            {
                // What Festival can't speak must not end the script.
                string text = lines[number].Text.Replace('"', ' ').Replace('\\', ' ');
                script.Append(CultureInfo.InvariantCulture, $"(Parameter.set 'Duration_Stretch {1 / lines[number].Rate:0.00})\n")
                    .Append(CultureInfo.InvariantCulture, $"(unwind-protect (begin (set! u (utt.synth (Utterance Text \"{text}\")))")
                    .Append(CultureInfo.InvariantCulture, $"(utt.save.wave u \"{folder}/{number}.wav\" 'riff)")
                    .Append(CultureInfo.InvariantCulture, $"(utt.save.segs u \"{folder}/{number}.segs\")) nil)\n");
            }
        }

        return script.ToString();
    }

    private static SpokenSample? Read(VoiceLine line, string path)
    {
        if (!File.Exists(path + ".segs"))
        {
            return null;
        }

        (AudioFormat format, byte[] pcm) = PcmFile.Read(path + ".wav");
        List<SpeechMark> phones = [];
        long start = 0;
        foreach (string[] part in File.ReadLines(path + ".segs").Skip(1).Select(static row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            long end = (long)Math.Round(double.Parse(part[0], CultureInfo.InvariantCulture) * format.SampleRate);
            phones.Add(new SpeechMark(SpeechMarkKind.Viseme, start, end - start, ToIpa(part[2], line.Locale), PhoneAlphabet.Ipa));
            start = end;
        }

        return new SpokenSample(line.Voice, line.Locale, line.Text, format, pcm, phones);
    }

    private static string ToIpa(string symbol, string locale) =>
        locale == "it-IT" ? Italian.GetValueOrDefault(symbol.TrimEnd('1'), symbol.TrimEnd('1')) : ArpabetSounds.ToIpa(symbol);
}
