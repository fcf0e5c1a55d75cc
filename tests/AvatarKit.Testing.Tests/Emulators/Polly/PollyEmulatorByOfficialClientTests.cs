using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace AvatarKit.Testing.Tests.Emulators;

/// <summary>What the official JavaScript client, which nobody here wrote, makes of the emulator's wire.</summary>
public sealed class PollyEmulatorByOfficialClientTests(PollyByOfficialClient js) : IClassFixture<PollyByOfficialClient>
{
    [NodeFact]
    public void Speech_has_energy_in_words_and_silence_between_them()
    {
        short[] samples = Samples("pcm");
        JsonElement[] marks = Marks("marks");
        JsonElement[] visemes = [.. marks.Where(mark => mark.GetProperty("type").GetString() == "viseme")];
        Assert.Equal("audio/pcm", Output("pcm").GetProperty("ContentType").GetString());
        Assert.Equal(samples.Length / 2, Samples("pcm 8000").Length);
        foreach ((JsonElement viseme, JsonElement next) in visemes.Zip(visemes.Skip(1)))
        {
            int from = viseme.GetProperty("time").GetInt32() * 16;
            int to = next.GetProperty("time").GetInt32() * 16;
            double energy = samples[from..to].Average(sample => Math.Abs((double)sample));
            if (viseme.GetProperty("value").GetString() == "sil")
            {
                Assert.Equal(0, energy);
            }
            else
            {
                Assert.True(energy > 100, $"{viseme.GetRawText()} has an energy of {energy}.");
            }
        }

        Assert.Equal("sil", visemes[^1].GetProperty("value").GetString());
        Assert.All(samples[(visemes[^1].GetProperty("time").GetInt32() * 16)..], sample => Assert.Equal(0, sample));
    }

    [NodeFact]
    public void Marks_stand_where_they_say_in_bytes_of_the_text()
    {
        JsonElement[] marks = Marks("marks");
        Assert.Equal("application/x-json-stream", Output("marks").GetProperty("ContentType").GetString());
        Assert.Equal(["Grüße", "Welt", "Naïve", "café", "fans", "two", "words"], Values(marks, "word"));
        Assert.Equal(["Grüße, Welt!", "Naïve “café” 𝄞 fans: two words."], Values(marks, "sentence"));
        byte[] bytes = Encoding.UTF8.GetBytes(PollyByOfficialClient.Text);
        Assert.All(marks.Where(mark => mark.TryGetProperty("start", out _)), mark => Assert.Equal(
            mark.GetProperty("value").GetString(),
            Encoding.UTF8.GetString(bytes[mark.GetProperty("start").GetInt32()..mark.GetProperty("end").GetInt32()])));
        int[] times = [.. marks.Select(mark => mark.GetProperty("time").GetInt32())];
        Assert.Equal(times.Order(), times);
    }

    [NodeFact]
    public void Ssml_has_its_breaks_and_marks_and_is_billed_without_its_tags()
    {
        JsonElement[] marks = Marks("ssml marks");
        JsonElement mark = Assert.Single(marks, mark => mark.GetProperty("type").GetString() == "ssml");
        int Time(string word) => marks.Single(one => one.GetProperty("type").GetString() == "word" && one.GetProperty("value").GetString() == word)
            .GetProperty("time")
            .GetInt32();

        Assert.Equal("animal", mark.GetProperty("value").GetString());
        Assert.Equal(
            """<mark name="animal"/>""",
            PollyByOfficialClient.Ssml[mark.GetProperty("start").GetInt32()..mark.GetProperty("end").GetInt32()]);
        Assert.Equal(["Mary", "had", "a", "little", "lamb"], Values(marks, "word"));
        Assert.True(Time("a") - Time("had") > 300 + 65);
        Assert.True(Samples("ssml pcm").Length / 16 > Time("lamb"));
        Assert.Equal("Mary had a little lamb.".Length, Output("ssml pcm").GetProperty("RequestCharacters").GetInt32());
    }

    [NodeFact]
    public void Scripted_speech_comes_as_it_is()
    {
        Assert.Equal([1, 2, 3], Audio("scripted audio"));
        Assert.Equal("audio/mpeg", Output("scripted audio").GetProperty("ContentType").GetString());
        Assert.Equal("p", Assert.Single(Marks("scripted marks")).GetProperty("value").GetString());
    }

    [NodeFact]
    public void Errors_have_the_names_the_client_knows()
    {
        (string Case, string Name, int Status)[] expected =
        [
            ("failure", "ServiceFailureException", 500), ("too long", "TextLengthExceededException", 400), (
                "broken ssml",
                "InvalidSsmlException",
                400), ("neural emphasis", "InvalidSsmlException", 400),
            ("rate", "InvalidSampleRateException", 400), ("voice", "ValidationException", 400), (
                "engine",
                "ValidationException",
                400), ("language", "LanguageNotSupportedException", 400),
            ("marks of pcm", "MarksNotSupportedForFormatException", 400), (
                "ssml marks of text",
                "SsmlMarksNotSupportedForTextTypeException",
                400), ("generative marks", "ValidationException", 400),
            ("no lexicon", "LexiconNotFoundException", 404), ("quota", "ThrottlingException", 400), (
                "put broken",
                "InvalidLexiconException",
                400), ("get again", "LexiconNotFoundException", 404),
        ];

        Assert.Equal(
            expected,
            expected.Select(one => (one.Case, js[one.Case].GetProperty("error")
                .GetProperty("name")
                .GetString()!, js[one.Case].GetProperty("error").GetProperty("status").GetInt32())));
        Assert.NotEqual(JsonValueKind.Null, js["reset"].GetProperty("error").ValueKind);
        Assert.Equal(700, Output("long markup").GetProperty("RequestCharacters").GetInt32());
    }

    [NodeFact]
    public void Voices_are_listed_by_language_and_engine()
    {
        JsonElement[] voices = [.. Output("voices").GetProperty("Voices").EnumerateArray()];
        Assert.True(voices.Length > 90);
        Assert.Equal(voices.Length, voices.Select(voice => voice.GetProperty("Id").GetString()).Distinct().Count());
        JsonElement joanna = voices.Single(voice => voice.GetProperty("Id").GetString() == "Joanna");
        Assert.Equal(
            ["standard", "neural", "generative"],
            joanna.GetProperty("SupportedEngines").EnumerateArray().Select(engine => engine.GetString()!));
        Assert.Equal("Kajal", Assert.Single(Output("Hindi voices").GetProperty("Voices").EnumerateArray()).GetProperty("Id").GetString());
    }

    [NodeFact]
    public void A_lexicon_is_kept_and_changes_what_is_said()
    {
        Assert.Equal(PollyByOfficialClient.Lexicon, Output("get").GetProperty("Lexicon").GetProperty("Content").GetString());
        Assert.Equal(1, Output("get").GetProperty("LexiconAttributes").GetProperty("LexemesCount").GetInt32());
        Assert.True(DateTimeOffset.TryParse(Output("get").GetProperty("LexiconAttributes").GetProperty("LastModified").GetString(), out _));
        Assert.Equal("w3c", Assert.Single(Output("list").GetProperty("Lexicons").EnumerateArray()).GetProperty("Name").GetString());
        Assert.True(Marks("aliased").Length > 2 * Marks("unaliased").Length);
    }

    private static string[] Values(JsonElement[] marks, string type)
        => [.. marks.Where(mark => mark.GetProperty("type").GetString() == type).Select(mark => mark.GetProperty("value").GetString()!)];

    private JsonElement Output(string name)
    {
        Assert.True(js[name].GetProperty("error").ValueKind == JsonValueKind.Null, js[name].GetRawText());
        return js[name].GetProperty("output");
    }

    private byte[] Audio(string name) => Output(name).GetProperty("AudioStream").GetProperty("$bytes").GetBytesFromBase64();

    private short[] Samples(string name) => [.. Audio(name).Chunk(2).Select(pair => BinaryPrimitives.ReadInt16LittleEndian(pair))];

    private JsonElement[] Marks(string name)
        => [.. Encoding.UTF8.GetString(Audio(name))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)];
}
