using System.Text.Json;
using System.Text.Json.Nodes;

namespace AvatarKit.Testing.Tests.Emulators;

/// <summary>One process of the official Polly client against an emulator, and a stream of tasks that depend on each other.</summary>
public sealed class PollyByOfficialClient : IAsyncLifetime
{
    public const string Text = "Grüße, Welt! Naïve “café” 𝄞 fans: two words.";
    public const string Ssml = """<speak>Mary had <break time="300ms"/>a little <mark name="animal"/>lamb.</speak>""";

    public const string Lexicon = """
        <?xml version="1.0" encoding="UTF-8"?>
        <lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en-US">
          <lexeme><grapheme>W3C</grapheme><alias>World Wide Web Consortium</alias></lexeme>
        </lexicon>
        """;

    private readonly Dictionary<string, JsonElement> results = [];

    public PollyEmulator Polly { get; private set; } = null!;

    public JsonElement this[string name] => results[name];

    public async Task InitializeAsync()
    {
        PollyEmulatorOptions credentials = null!;
        Polly = await PollyEmulator.StartAsync(options =>
        {
            credentials = options;
            options.TransactionsPerSecond["long-form"] = 0;
        });
        if (OfficialClients.Missing is not null)
        {
            return;
        }

        Polly.When(request => request.Text == "failure").FailWith(PollyFaults.ServiceFailure);
        Polly.When(request => request.Text == "reset").RespondWith(new PollyReply().CutAfter(1000));
        Polly
            .When(request => request.Text == "scripted")
            .RespondWith(new PollyReply().Audio(new byte[] { 1, 2, 3 }).Marks("{\"time\":0,\"type\":\"viseme\",\"value\":\"p\"}\n"));
        string[] all = ["sentence", "word", "viseme"];
        var tasks = new Dictionary<string, JsonObject>
        {
            ["pcm"] = Speak(Text, "pcm"),
            ["pcm 8000"] = Speak(Text, "pcm", ("SampleRate", "8000")),
            ["marks"] = Speak(Text, "json", ("SpeechMarkTypes", Strings(all))),
            ["ssml marks"] = Speak(Ssml, "json", ("SpeechMarkTypes", Strings([.. all, "ssml"])), ("TextType", "ssml")),
            ["ssml pcm"] = Speak(Ssml, "pcm", ("TextType", "ssml")),
            ["scripted audio"] = Speak("scripted", "mp3"),
            ["scripted marks"] = Speak("scripted", "json", ("SpeechMarkTypes", Strings(["viseme"]))),
            ["reset"] = Speak("reset", "pcm"),
            ["failure"] = Speak("failure", "pcm"),
            ["too long"] = Speak(new string('a', 3_001), "pcm"),
            ["long markup"] = Speak($"<speak>{string.Concat(Enumerable.Repeat("<s>a</s>", 700))}</speak>", "pcm", ("TextType", "ssml")),
            ["broken ssml"] = Speak("<speak>Hi", "pcm", ("TextType", "ssml")),
            ["neural emphasis"] = Speak("<speak><emphasis>Hi</emphasis></speak>", "pcm", ("TextType", "ssml"), ("Engine", "neural")),
            ["rate"] = Speak("Hi", "pcm", ("SampleRate", "22050")),
            ["voice"] = Speak("Hi", "pcm", ("VoiceId", "Nobody")),
            ["engine"] = Speak("Hi", "pcm", ("VoiceId", "Tiffany")),
            ["language"] = Speak("Hi", "pcm", ("LanguageCode", "de-DE")),
            ["marks of pcm"] = Speak("Hi", "pcm", ("SpeechMarkTypes", Strings(["word"]))),
            ["ssml marks of text"] = Speak("Hi", "json", ("SpeechMarkTypes", Strings(["ssml"]))),
            ["generative marks"] = Speak("Hi", "json", ("SpeechMarkTypes", Strings(["word"])), ("Engine", "generative")),
            ["no lexicon"] = Speak("Hi", "pcm", ("LexiconNames", Strings(["none"]))),
            ["quota"] = Speak("Hi", "pcm", ("VoiceId", "Ruth"), ("Engine", "long-form")),
            ["voices"] = Call("DescribeVoices", []),
            ["Hindi voices"] = Call(
                "DescribeVoices",
                new JsonObject { ["LanguageCode"] = "hi-IN", ["Engine"] = "neural", ["IncludeAdditionalLanguageCodes"] = true }),
            ["put"] = Call("PutLexicon", new JsonObject { ["Name"] = "w3c", ["Content"] = Lexicon }),
            ["put broken"] = Call("PutLexicon", new JsonObject { ["Name"] = "other", ["Content"] = "<lexicon/>" }),
            ["get"] = Call("GetLexicon", new JsonObject { ["Name"] = "w3c" }),
            ["list"] = Call("ListLexicons", []),
            ["unaliased"] = Speak("W3C", "json", ("SpeechMarkTypes", Strings(["viseme"]))),
            ["aliased"] = Speak("W3C", "json", ("SpeechMarkTypes", Strings(["viseme"])), ("LexiconNames", Strings(["w3c"]))),
            ["delete"] = Call("DeleteLexicon", new JsonObject { ["Name"] = "w3c" }),
            ["get again"] = Call("GetLexicon", new JsonObject { ["Name"] = "w3c" }),
        };
        IReadOnlyList<JsonElement> answers = await OfficialClients.RunAsync(tasks.Values);
        foreach ((string name, JsonElement answer) in tasks.Keys.Zip(answers))
        {
            results[name] = answer;
        }

        JsonObject Call(string command, JsonObject input) => OfficialClients.Call("polly", command, Polly.Endpoint, credentials, input);

        JsonObject Speak(string text, string format, params (string Name, JsonNode Value)[] more)
        {
            var input = new JsonObject { ["Text"] = text, ["OutputFormat"] = format, ["VoiceId"] = "Joanna" };
            foreach ((string name, JsonNode value) in more)
            {
                input[name] = value;
            }

            return Call("SynthesizeSpeech", input);
        }

        static JsonArray Strings(string[] values) => [.. values.Select(value => JsonValue.Create(value))];
    }

    public async Task DisposeAsync() => await Polly.DisposeAsync();
}
