using Microsoft.Extensions.AI;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>A model that goes on without saying anything ends by count and by bytes, on a clock that stands.</summary>
public sealed class EndlessModelTests
{
    // More updates than any answer within AvatarChatbotOptions.MaxAnswerLength can have.
    private const int Many = 150_000;

    private static readonly string Megabyte = new('m', 1_000_000);

    [Theory]
    [InlineData("usage")]
    [InlineData("empty text")]
    [InlineData("nothing")]
    [InlineData("mood cues")]
    [InlineData("reasoning")]
    [InlineData("citations")]
    [InlineData("data")]
    public async Task A_model_that_never_says_a_word_fails_the_turn(string kind)
    {
        var model = new EndlessModel(ContentOf(kind), Many);
        await using var scene = new FaultScene((_, services) => FaultScene.UseModel(services, model));

        AvatarResponse response = await scene.AskAsync();

        Assert.Equal((TurnOutcome.Failed, TurnStage.Generate), (response.Outcome, response.Error?.Stage));
        Assert.StartsWith("model.", response.Error!.Code, StringComparison.Ordinal);
        AssertBounded(model, Many);
    }

    [Theory]
    [InlineData("usage")]
    [InlineData("empty text")]
    [InlineData("nothing")]
    [InlineData("mood cues")]
    [InlineData("a cue that never closes")]
    [InlineData("reasoning")]
    [InlineData("citations")]
    [InlineData("data")]
    public async Task A_model_that_never_ends_its_answer_is_left_and_what_it_said_is_kept(string kind)
    {
        var model = new EndlessModel(ContentOf(kind), Many, beginning: "One is here. ");
        await using var scene = new FaultScene((_, services) => FaultScene.UseModel(services, model));

        AvatarResponse response = await scene.AskAsync();

        Assert.StartsWith("One is here.", response.Text, StringComparison.Ordinal);
        Assert.True(response.Error is not null || response.Warnings.Count > 0, "It ended as if all were well.");
        AssertBounded(model, Many);
    }

    [Theory]
    [InlineData("reasoning", 2_000)]
    [InlineData("mood cues", 60)]
    [InlineData("a cue that never closes", 60)]
    public async Task A_model_that_says_nothing_at_great_length_is_left_by_bytes(string kind, int megabytes)
    {
        var model = new EndlessModel(
            kind switch
            {
                "reasoning" => static _ => new TextReasoningContent(Megabyte),
                "mood cues" => MoodCues,
                _ => static i => new TextContent(i == 0 ? "[mood:" + Megabyte : Megabyte),
            },
            megabytes,
            beginning: "One is here. ");
        await using var scene = new FaultScene((_, services) => FaultScene.UseModel(services, model));

        AvatarResponse response = await scene.AskAsync();

        Assert.StartsWith("One is here.", response.Text, StringComparison.Ordinal);
        AssertBounded(model, megabytes);
    }

    [Fact]
    public async Task A_model_that_calls_tools_for_ever_is_left()
    {
        int calls = 0;
        var model = new EndlessModel(i => i == 0 ? new FunctionCallContent($"call-{Interlocked.Increment(ref calls)}", "again") : null, limit: 1);
        await using var scene = new FaultScene(
            (_, services) => FaultScene.UseModel(services, model),
            avatar: profile => FaultOptions.AddTool(profile, AIFunctionFactory.Create(static () => "and again", "again")));

        AvatarResponse response = await scene.AskAsync();

        Assert.InRange(calls, 1, 100);
        Assert.InRange(response.Tools.Count, 1, 100);
        Assert.NotEqual(TurnOutcome.Completed, response.Outcome);
    }

    [Fact]
    public async Task A_model_that_writes_for_ever_is_cut_and_its_answer_kept()
    {
        var model = new EndlessModel(static i => new TextContent($"Sentence {i}. "), Many);
        await using var scene = new FaultScene((_, services) => FaultScene.UseModel(services, model));

        AvatarResponse response = await scene.AskAsync(EngineHost.Ask(outputs: AvatarOutputs.None));

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.Contains(response.Warnings, warning => warning.Code == "answer.too_long");
        AssertBounded(model, Many);
    }

    private static void AssertBounded(EndlessModel model, int limit)
        => Assert.True(model.Given < limit, $"All {limit} updates that the model had were read: nothing bounds them.");

    private static TextContent MoodCues(int i) => new(string.Concat(Enumerable.Repeat("[mood:happy] ", 80_000)));

    private static Func<int, AIContent?> ContentOf(string kind) => kind switch
    {
        "usage" => static _ => new UsageContent(new UsageDetails { OutputTokenCount = 1 }),
        "empty text" => static _ => new TextContent(""),
        "nothing" => static _ => null,
        "mood cues" => static _ => new TextContent("[mood:happy]"),
        "a cue that never closes" => static i => new TextContent(i == 0 ? "[mood:" : "happy"),
        "reasoning" => static _ => new TextReasoningContent("Let me think. "),
        "citations" => static i => new TextContent("") { Annotations = [new CitationAnnotation { Title = $"Source {i}" }] },
        _ => static _ => new DataContent(new byte[16], "image/png"),
    };
}
