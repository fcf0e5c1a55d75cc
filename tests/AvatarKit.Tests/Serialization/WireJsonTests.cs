using System.Text.Json;
using Snapshooter.Xunit;

namespace AvatarKit.Tests.Serialization;

/// <summary>What clients get to see. A snapshot that changes is a change of the wire, and of every client.</summary>
public sealed class WireJsonTests
{
    private static readonly AudioFormat Format = AudioFormat.Pcm16(16_000);

    private static readonly Dictionary<string, AvatarResponseUpdate> Updates = new()
    {
        ["TurnStarted"] = new TurnStarted { TurnId = "t1", ConversationId = "c1" },
        ["TurnStartedReplay"] = new TurnStarted { TurnId = "t1", ConversationId = "c1", IsReplay = true },
        ["ModelSelected"] = new ModelSelected
        {
            TurnId = "t1",
            ModelId = "model-1",
            Route = new ModelRoute("lite", "score 0.12 is below 0.30")
            {
                Score = 0.12, Features = [new ComplexityFeature("length", 14, 0.07), new ComplexityFeature("question_words", 1, 0.05)],
            },
        },
        ["ModelSelectedBare"] = new ModelSelected { TurnId = "t1", Route = new ModelRoute("pro", "fallback") },
        ["TextDelta"] = new TextDelta { TurnId = "t1", Text = "Größe <b> \"&\" 'x' 🙂 \u202Eمرحبا\n" },
        ["SpeechSegment"] = Segment(face: true),
        ["SpeechSegmentWithoutFace"] = Segment(face: false),
        ["SpeechSegmentLaterPiece"] = Segment(face: false)
            with { Index = 3, Sentence = 1, Start = TimeSpan.FromMilliseconds(250), Text = "", TextStart = 12, SpokenText = "" },
        ["VideoSegment"] = new VideoSegment
        {
            TurnId = "t1", Index = 1, SpeechIndex = 0, ContentType = "video/mp4; codecs=\"avc1.640028, mp4a.40.2\"",
            Start = TimeSpan.FromSeconds(1.5), Duration = TimeSpan.FromMilliseconds(250), Data = new byte[] { 0, 0, 1, 255 },
        },
        ["VideoSegmentInitialization"] = new VideoSegment
        {
            TurnId = "t1", Index = 0, SpeechIndex = 0, ContentType = "video/webm; codecs=\"vp9, opus\"", IsInitialization = true,
            Data = new byte[] { 26 },
        },
        ["TurnCompleted"] = new TurnCompleted
        {
            TurnId = "t1",
            Usage = Usage,
            Cost = Cost,
            Latency = Latency,
            Sources = Sources,
            Tools = Tools,
            Warnings = [Error with { Code = "speech.failed", Stage = TurnStage.Speak }],
            Degradations = [new Degradation(TurnStage.Speak, "voice", "speech.failed")],
            Speech = Asset,
            Video = new AvatarVideo(Asset with { Id = "a1/b3.mp4", ContentType = "video/mp4" })
            {
                Url = new Uri("https://media.example/a1/b3.mp4?until=1"), Duration = TimeSpan.FromSeconds(2),
            },
        },
        ["TurnCompletedBare"] = new TurnCompleted
        {
            TurnId = "t1", Usage = new TurnUsage(),
            Cost = new TurnCost(), Latency = new TurnLatency { Total = TimeSpan.Zero, Stages = new Dictionary<TurnStage, TimeSpan>() },
        },
        ["TurnInterrupted"] = new TurnInterrupted { TurnId = "t1", HeardText = "As far as", Usage = Usage, Cost = Cost, Latency = Latency },
        ["TurnFailed"] = new TurnFailed { TurnId = "t1", Error = Error, SpokenText = "Sorry.", Usage = Usage, Cost = Cost, Latency = Latency },
    };

    public static TheoryData<string> Names => [.. Updates.Keys];

    private static TurnUsage Usage
        => new()
        {
            InputTokens = 120, CachedInputTokens = 20, OutputTokens = 30, TokensAreEstimated = true, SpeechCharacters = 45,
            Resources = new SortedDictionary<string, decimal> { ["dynamodb/read-unit"] = 0.5m, ["dynamodb/write-unit"] = 3 },
        };

    private static TurnCost Cost => new() { ModelUsd = 0.0000123m, SpeechUsd = null, ResourcesUsd = 0.0000025m, IsEstimated = true };

    private static TurnLatency Latency => new()
    {
        FirstText = TimeSpan.FromMilliseconds(120.5),
        FirstSpeech = TimeSpan.FromMilliseconds(310),
        Total = TimeSpan.FromSeconds(2),
        Stages = Enum.GetValues<TurnStage>().ToDictionary(stage => stage, stage => TimeSpan.FromMilliseconds(((int)stage + 1) * 1.25)),
    };

    private static IReadOnlyList<SourceReference> Sources
        => [new SourceReference("Guide") { Section = "Voices › Choosing", Location = "docs/guide.md" }, new SourceReference("Other")];

    private static IReadOnlyList<ToolInvocation> Tools
        => [new ToolInvocation("add") { CallId = "call-1", Arguments = """{"a":2}""", Result = "5" }, new ToolInvocation("fail") { Failed = true }];

    private static AssetInfo Asset
        => new("a1/b2.wav", new AssetOwner("acme", "kim", "c1"), "audio/wav", 6_400, new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    private static AvatarError Error => new("model.timeout", TurnStage.Generate, "The model 'lite' gave no token within 15 s.")
    {
        IsTransient = true, RetryAfter = TimeSpan.FromSeconds(3), Exception = new TimeoutException("In process only."),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void An_update_is_written_as_agreed(string name)
        => Snapshot.Match(JsonSerializer.Serialize(Updates[name], IndentedType<AvatarResponseUpdate>()), $"WireJsonTests.{name}");

    [Theory]
    [MemberData(nameof(Names))]
    public void An_update_comes_back_as_it_was(string name)
    {
        string json = JsonSerializer.Serialize(Updates[name], AvatarJson.Options);

        AvatarResponseUpdate read = JsonSerializer.Deserialize<AvatarResponseUpdate>(json, AvatarJson.Options)!;

        Assert.IsType(Updates[name].GetType(), read);
        Assert.Equal(json, JsonSerializer.Serialize(read, AvatarJson.Options));
    }

    [Fact]
    public void Every_kind_of_update_is_here()
    {
        IEnumerable<Type> kinds = typeof(AvatarResponseUpdate).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(AvatarResponseUpdate)) && !type.IsAbstract && type != typeof(UnknownUpdate));

        Assert.Equal(kinds.OrderBy(kind => kind.Name), Updates.Values.Select(update => update.GetType()).Distinct().OrderBy(kind => kind.Name));
    }

    [Fact]
    public void A_whole_response_is_written_as_agreed()
        => Snapshot.Match(JsonSerializer.Serialize(Response(), IndentedType<AvatarResponse>()), "WireJsonTests.AvatarResponse");

    [Fact]
    public void A_whole_response_comes_back_as_it_was()
    {
        string json = JsonSerializer.Serialize(Response(), AvatarJson.Options);

        AvatarResponse read = JsonSerializer.Deserialize<AvatarResponse>(json, AvatarJson.Options)!;

        Assert.Equal(json, JsonSerializer.Serialize(read, AvatarJson.Options));
        Assert.Equal("Hi 🙂!", read.Segments[0].Text);
        Assert.Equal(TimeSpan.FromMilliseconds(250), read.SpeechDuration);
        Assert.Equal(0.5f, read.Segments[0].Face![1, FaceChannel.JawOpen], 0.01);
        Assert.Equal(-7.5f, read.Segments[0].Face![0, FaceChannel.HeadYaw], 0.1);
        Assert.Null(read.Cost.TotalUsd);
    }

    [Fact]
    public void What_lives_in_the_process_only_is_not_written()
    {
        string json = JsonSerializer.Serialize(Updates["TurnFailed"], AvatarJson.Options);

        Assert.DoesNotContain("In process only", json, StringComparison.Ordinal);
    }

    [Fact]
    public void An_update_of_another_version_is_read_as_unknown()
        => Assert.Equal(
            new UnknownUpdate("somethingElse") { TurnId = "t1" },
            AvatarJson.Deserialize("""{"type":"somethingElse","turnId":"t1","more":[1,{"a":null}]}"""));

    [Theory]
    [InlineData("""{"turnId":"t1"}""")]
    [InlineData("""{"type":"somethingElse"}""")]
    [InlineData("""{"type":"textDelta","turnId":"t1","text":5}""")]
    [InlineData("""{"type":"somethingElse","turnId":"t1" """)]
    public void What_is_no_update_of_any_version_is_an_error(string json)
        => Assert.Throws<JsonException>(() => AvatarJson.Deserialize(json));

    [Fact]
    public void An_unknown_kind_of_update_is_an_error_to_the_serializer_alone()
        => Assert.Throws<JsonException>(
            () => JsonSerializer.Deserialize<AvatarResponseUpdate>("""{"type":"somethingElse","turnId":"t1"}""", AvatarJson.Options));

    private static System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> IndentedType<T>()
        => (System.Text.Json.Serialization.Metadata.JsonTypeInfo<T>)AvatarJson.IndentedOptions.GetTypeInfo(typeof(T));

    private static AvatarResponse Response()
    {
        var builder = new AvatarResponseBuilder();
        foreach (string name in (string[])["TurnStarted", "ModelSelected", "TextDelta", "SpeechSegment", "TurnCompleted"])
        {
            builder.Add(Updates[name]);
        }

        return builder.Build();
    }

    private static SpeechSegment Segment(bool face)
    {
        var values = new float[FaceTrack.ChannelCount * 2];
        values[(int)FaceChannel.HeadYaw] = -7.5f;
        values[FaceTrack.ChannelCount + (int)FaceChannel.JawOpen] = 0.5f;
        return new SpeechSegment
        {
            TurnId = "t1",
            Index = 0,
            Text = "Hi 🙂!",
            TextStart = 0,
            SpokenText = "Hi!",
            Voice = "fake/anna",
            IsSilent = !face,
            Format = Format,
            Audio = new byte[] { 0, 1, 2, 3, 254, 255 },
            Duration = TimeSpan.FromMilliseconds(250),
            Words = [new SpokenWord("Hi", TimeSpan.FromMilliseconds(40), TimeSpan.FromMilliseconds(150.0625), 0, 2)],
            Visemes = [new TimedViseme(Viseme.Kk, TimeSpan.FromMilliseconds(40), TimeSpan.FromMilliseconds(60), 1),
                new TimedViseme(Viseme.I, TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(90), 0.5f)],
            Face = face ? new FaceTrack(60, values) : null,
        };
    }
}
