using System.Text.Json;

namespace AvatarKit.Tests.Storage;

public sealed class TurnResultTests
{
    private static readonly TurnResult Completed = new()
    {
        Status = TurnStatus.Completed, Answer = "Hello 🙂 there.", EndedAt = DateTimeOffset.UnixEpoch,
    };

    [Fact]
    public void What_was_stored_before_is_read_with_its_tier()
    {
        const string old = """
            {"status":"completed","answer":"Hi","endedAt":"2026-01-02T03:04:05+00:00","tier":"pro","modelId":"m","sources":[{"title":"Guide"}]}
            """;

        TurnResult result = Read(old);

        Assert.Equal(("pro", "", "m"), (result.Route!.Tier, result.Route.Reason, result.ModelId));
        Assert.Equal("Guide", Assert.Single(result.Sources).Title);
        Assert.Empty(result.AdditionalProperties);
        Assert.Empty(result.Tools);
        Assert.DoesNotContain("\"tier\":\"pro\",\"modelId\"", Write(result), StringComparison.Ordinal);
        Assert.Equal("pro", Read(Write(result)).Route!.Tier);
    }

    [Fact]
    public void What_a_later_version_stored_is_kept_through_a_cut()
    {
        TurnResult later = Read("""{"status":"completed","answer":"Hello there","endedAt":"2026-01-02T03:04:05+00:00","verdict":{"p":0.5}}""");

        TurnResult cut = Read(Write(later.CutTo("Hello")!));

        Assert.Equal((TurnStatus.Interrupted, "Hello"), (cut.Status, cut.Answer));
        Assert.Equal("""{"p":0.5}""", cut.AdditionalProperties["verdict"].GetRawText());
    }

    [Theory]
    [InlineData("Hello", true)]
    [InlineData("", true)]
    [InlineData("Hello 🙂", true)]
    [InlineData("Hello 🙂 there.", true)]
    [InlineData("hello", false)]
    [InlineData("there.", false)]
    [InlineData("Hello 🙂 there. And more", false)]
    public void A_cut_takes_a_beginning_of_the_answer(string heard, bool taken)
    {
        TurnResult? cut = Completed.CutTo(heard);

        Assert.Equal(taken, cut is not null);
        if (cut is not null)
        {
            Assert.Equal(Completed with { Status = TurnStatus.Interrupted, Answer = heard }, cut);
            Assert.Same(cut, cut.CutTo(heard));
        }
    }

    [Fact]
    public void A_cut_within_a_character_is_refused() => Assert.Null(Completed.CutTo("Hello \uD83D"));

    [Fact]
    public void A_failed_result_stays_failed()
    {
        TurnResult failed = Completed with { Status = TurnStatus.Failed, ErrorCode = "model.failed" };

        Assert.Equal(failed with { Answer = "Hello" }, failed.CutTo("Hello"));
        Assert.Same(failed, failed.CutTo(failed.Answer));
    }

    [Fact]
    public void Additional_properties_are_a_copy_that_outlives_its_document()
    {
        Dictionary<string, JsonElement> properties;
        TurnResult result;
        using (var document = JsonDocument.Parse("""{"experiment":"b"}"""))
        {
            properties = new() { ["experiment"] = document.RootElement.GetProperty("experiment") };
            result = Completed with { AdditionalProperties = properties };
        }

        properties.Clear();

        Assert.Equal("b", result.AdditionalProperties["experiment"].GetString());
        Assert.Contains("\"experiment\":\"b\"", Write(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("answer")]
    [InlineData("route")]
    [InlineData("tier")]
    [InlineData("")]
    public void An_additional_property_takes_no_name_that_a_result_has(string name)
        => Assert.Throws<ArgumentException>(() => Completed with { AdditionalProperties = Properties((name, "1")) });

    [Fact]
    public void Additional_properties_are_bounded()
    {
        _ = Completed with { AdditionalProperties = Properties([.. Enumerable.Range(0, TurnProperties.MaxEntries).Select(i => ($"p{i}", "1"))]) };
        Assert.Throws<ArgumentException>(() => Completed
            with { AdditionalProperties = Properties([.. Enumerable.Range(0, TurnProperties.MaxEntries + 1).Select(i => ($"p{i}", "1"))]) });
        string longest = $"\"{new string('x', TurnProperties.MaxLength - 3)}\"";
        _ = Completed with { AdditionalProperties = Properties(("p", longest)) };
        ArgumentException refused = Assert.Throws<ArgumentException>(() => Completed with { AdditionalProperties = Properties(("pp", longest)) });
        Assert.DoesNotContain("xxx", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void A_score_is_from_1_to_5(int score)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new TurnRating { Score = score, RatedAt = DateTimeOffset.UnixEpoch });

    [Fact]
    public void A_comment_is_bounded_and_not_told()
    {
        var rating = new TurnRating { Score = 5, Comment = new string('x', TurnRating.MaxCommentLength), RatedAt = DateTimeOffset.UnixEpoch };

        Assert.DoesNotContain("xx", rating.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("xx", new ConversationTurn { TurnId = "t", Sequence = 1, Attempt = 1, Message = "", StartedAt = default,
            Rating = rating }.ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => rating with { Comment = rating.Comment + "x" });
    }

    private static Dictionary<string, JsonElement> Properties(params (string Name, string Json)[] properties)
        => properties.ToDictionary(one => one.Name, one => JsonElement.Parse(one.Json));

    private static TurnResult Read(string json) => JsonSerializer.Deserialize<TurnResult>(json, AvatarJson.Options)!;

    private static string Write(TurnResult result) => JsonSerializer.Serialize(result, AvatarJson.Options);
}
