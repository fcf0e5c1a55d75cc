using System.Text.Json;

namespace AvatarKit.Evaluation;

/// <summary>What is said when, on the clock of the source audio: sounds in order, without overlap; what lies between is silence.</summary>
internal sealed class LipMarks
{
    private LipMarks(IReadOnlyList<LipPhone> phones) => Phones = phones;

    /// <summary>The sounds, none of them silence; neighbours of one viseme are one.</summary>
    public IReadOnlyList<LipPhone> Phones { get; }

    public static LipMarks Create(IEnumerable<LipPhone> phones)
    {
        List<LipPhone> kept = [];
        foreach (LipPhone phone in phones.Where(static phone => !phone.IsSilence && phone.End > phone.Start).OrderBy(static phone => phone.Start))
        {
            // Two lips that meet for p and again for m have met once.
            if (kept.Count > 0 && kept[^1].Viseme == phone.Viseme && phone.Start - kept[^1].End < 0.002)
            {
                kept[^1] = kept[^1] with { End = Math.Max(kept[^1].End, phone.End) };
                continue;
            }

            kept.Add(phone);
        }

        return new LipMarks(kept);
    }

    /// <summary>The sounds of a voice's own marks, before anything was smoothed.</summary>
    public static LipMarks FromSpeech(IEnumerable<SpeechMark> marks, int sampleRate, long length)
    {
        List<SpeechMark> sounds = [.. marks.Where(static mark => mark.Kind == SpeechMarkKind.Viseme).OrderBy(static mark => mark.Start)];
        List<LipPhone> phones = [];
        for (int i = 0; i < sounds.Count; i++)
        {
            long next = i + 1 < sounds.Count ? sounds[i + 1].Start : length;
            long end = sounds[i].Duration > 0 ? Math.Min(next, sounds[i].Start + sounds[i].Duration) : next;
            IReadOnlyList<PhoneShape> shapes = PhoneTables.Find(sounds[i].Alphabet, sounds[i].Value);
            double total = shapes.Sum(static shape => shape.Share);
            double start = (double)sounds[i].Start / sampleRate;
            foreach (PhoneShape shape in shapes)
            {
                double stop = start + ((end - sounds[i].Start) * shape.Share / total / sampleRate);
                phones.Add(new LipPhone(shape.Viseme, start, stop));
                start = stop;
            }
        }

        return Create(phones);
    }

    /// <summary>The marks as <see cref="Read"/> takes them.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new { phones = Phones.Select(static phone => new { viseme = phone.Viseme, startMs = Math.Round(
            phone.Start * 1000,
            3), durationMs = Math.Round((phone.End - phone.Start) * 1000, 3) }) },
        JsonSerializerOptions.Web);

    /// <summary>Reads marks: <c>{"phones":[{"viseme":"PP","startMs":0,"durationMs":80},…]}</c>, or a turn as the console writes it
    /// (<c>reply.json</c>).</summary>
    /// <exception cref="LipsException">The file is neither.</exception>
    public static LipMarks Read(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = document.RootElement;
            if (root.TryGetProperty("phones", out JsonElement phones))
            {
                return Create(phones.EnumerateArray().Select(static phone => Parse(phone, 0)));
            }

            foreach (string name in new[] { "segments", "speech" })
            {
                if (root.TryGetProperty(name, out JsonElement segments) && segments.ValueKind == JsonValueKind.Array)
                {
                    return Create(ReadSegments(segments));
                }
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new LipsException($"'{path}' is not a file of marks: {e.Message}", e);
        }

        throw new LipsException($"'{path}' has neither \"phones\" nor the \"segments\" of a turn.");
    }

    private static IEnumerable<LipPhone> ReadSegments(JsonElement segments)
    {
        double offset = 0;
        foreach (JsonElement segment in segments.EnumerateArray())
        {
            foreach (JsonElement viseme in segment.GetProperty("visemes").EnumerateArray())
            {
                yield return Parse(viseme, offset);
            }

            offset += segment.GetProperty("durationMs").GetDouble() / 1000;
        }
    }

    private static LipPhone Parse(JsonElement phone, double offset)
    {
        string name = phone.GetProperty("viseme").GetString() ?? "";
        if (!Enum.TryParse(name, ignoreCase: true, out Viseme viseme))
        {
            throw new FormatException($"'{name}' is not an Oculus viseme.");
        }

        double start = offset + (phone.GetProperty("startMs").GetDouble() / 1000);
        return new LipPhone(viseme, start, start + (phone.GetProperty("durationMs").GetDouble() / 1000));
    }
}
