using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Guards;

/// <summary>Passages and tools' results before a model sees them.</summary>
public sealed class MaterialGuardTests
{
    [Fact]
    public async Task A_blocked_passage_is_left_out_and_said_to_be()
    {
        var guard = new FakeContentGuard(null, GuardedTextKind.Passage).Block("wicked");
        await using var host = WithKnowledge(guard, "Good one.", "A wicked one.", "Good two.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        string prompt = host.Lite.Calls[0].AllText;
        Assert.Contains("Good one.", prompt, StringComparison.Ordinal);
        Assert.Contains("Good two.", prompt, StringComparison.Ordinal);
        Assert.DoesNotContain("wicked", prompt, StringComparison.Ordinal);
        Assert.Equal(["Page 0", "Page 2"], response.Sources.Select(source => source.Title));
        Assert.Equal(new Degradation(TurnStage.Generate, "passage", "fake.blocked"), Assert.Single(response.Degradations));
        Assert.Equal(["Page 0", "Page 1", "Page 2"], guard.Calls.Select(call => call.Source!.Title).Order());
    }

    [Fact]
    public async Task A_passage_can_be_put_in_other_words()
    {
        var guard = new FakeContentGuard(null, GuardedTextKind.Passage);
        guard.RespondWith(GuardVerdict.Replace("In other words."));
        await using var host = WithKnowledge(guard, "One.");

        await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Contains("In other words.", host.Lite.Calls[0].AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("One.", host.Lite.Calls[0].AllText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passages_that_a_guard_could_not_look_at_are_left_out_and_the_answer_is_not_kept()
    {
        var guard = new FakeContentGuard(null, GuardedTextKind.Passage);
        guard.FailWith(new IOException("no"));
        await using var host = WithKnowledge(guard, "One.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.DoesNotContain("One.", host.Lite.Calls[0].AllText, StringComparison.Ordinal);
        Assert.Equal(("knowledge", "guard.failed"), (response.Degradations[0].What, response.Degradations[0].Code));
    }

    [Fact]
    public async Task A_blocked_result_of_a_tool_is_withheld_from_the_model_and_it_is_told_so()
    {
        var guard = new FakeContentGuard(null, GuardedTextKind.ToolResult).Block("wicked");
        await using var host = WithTool(guard, () => "A wicked result.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        FunctionResultContent result = Result(host);
        Assert.Contains("withheld by a check (fake.blocked)", result.Result!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("wicked", Assert.Single(response.Tools).Result, StringComparison.Ordinal);
        Assert.Equal(("tool", "fake.blocked"), (response.Degradations[0].What, response.Degradations[0].Code));
        Assert.Equal("look_up", Assert.Single(guard.Calls).Tool);
    }

    [Fact]
    public async Task A_result_that_passes_reaches_the_model_as_it_was()
    {
        var guard = new FakeContentGuard(null, GuardedTextKind.ToolResult);
        await using var host = WithTool(guard, () => new Dictionary<string, object?> { ["city"] = "Oslo" });
        await using var free = WithTool(null, () => new Dictionary<string, object?> { ["city"] = "Oslo" });

        await host.Engine.GetResponseAsync(EngineHost.Ask());
        await free.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(Result(free).Result!.ToString(), Result(host).Result!.ToString());
        Assert.Contains("Oslo", Assert.Single(guard.Calls).Text, StringComparison.Ordinal);
    }

    private static FunctionResultContent Result(EngineHost host)
        => host.Lite.Calls[^1].Messages.SelectMany(message => message.Contents).OfType<FunctionResultContent>().Single();

    private static EngineHost WithKnowledge(IContentGuard guard, params string[] texts) => new(
        services: services => services.AddSingleton<IKnowledgeBase>(new FakeKnowledgeBase().RespondWith(
            [.. texts.Select((text, i) => new KnowledgePassage(text, new SourceReference($"Page {i}"), 1))])),
        build: builder => builder.UseGuard(guard));

    private static EngineHost WithTool(IContentGuard? guard, Func<object> tool)
    {
        var host = new EngineHost(
            avatar: profile => profile.Tools.Add(AIFunctionFactory.Create(tool, "look_up")),
            build: builder =>
            {
                if (guard is not null)
                {
                    builder.UseGuard(guard);
                }
            });
        host.Lite.RespondWith(new FakeChatResponse().CallTool("look_up")).RespondWith("Done.");
        return host;
    }
}
