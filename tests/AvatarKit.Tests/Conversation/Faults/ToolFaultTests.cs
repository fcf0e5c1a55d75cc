using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Tests.Conversation.Faults;

public sealed class ToolFaultTests
{
    [Fact]
    public async Task A_tool_gets_the_hosts_services_with_a_scope_per_turn()
    {
        List<Desk> seen = [];
        await using var scene = new FaultScene(
            (_, services) => services.AddScoped<Desk>(),
            avatar: profile => FaultOptions.AddTool(profile, AIFunctionFactory.Create(
                (IServiceProvider services) =>
                {
                    Desk desk = services.GetRequiredService<Desk>();
                    Assert.False(desk.IsDisposed);
                    seen.Add(desk);
                    return "open";
                },
                "desk")));
        scene.Model.When(call => call.Messages.Count(message => message.Role == ChatRole.Tool) < 2 && call.LastUserText == "Twice")
            .RespondWith(new FakeChatResponse().CallTool("desk", callId: "a")).RespondWith(new FakeChatResponse().CallTool("desk", callId: "b"));
        scene.Model.When(call => call.Messages.All(message => message.Role != ChatRole.Tool) && call.LastUserText == "Once")
            .RespondWith(new FakeChatResponse().CallTool("desk"));

        AvatarResponse twice = await scene.AskAsync(EngineHost.Ask("Twice", conversation: "one"));
        AvatarResponse once = await scene.AskAsync(EngineHost.Ask("Once", conversation: "other"));

        Assert.Equal((TurnOutcome.Completed, TurnOutcome.Completed), (twice.Outcome, once.Outcome));
        Assert.All([.. twice.Tools, .. once.Tools], tool => Assert.False(tool.Failed));
        Assert.Equal(3, seen.Count);
        Assert.Same(seen[0], seen[1]);
        Assert.NotSame(seen[1], seen[2]);
        Assert.All(seen, desk => Assert.True(desk.IsDisposed));
    }

    [Fact]
    public async Task A_tool_that_fails_gives_a_warning_with_its_name_and_nothing_of_its_text()
    {
        await using var scene = new FaultScene(
            avatar: profile => FaultOptions.AddTool(profile, AIFunctionFactory.Create(string () => throw new IOException("rhubarb"), "orders")));
        CallOnce(scene, "orders");

        AvatarResponse response = await scene.AskAsync();

        Assert.Equal((TurnOutcome.Completed, FaultScene.TwoSentences), (response.Outcome, response.Text));
        AvatarError warning = Assert.Single(response.Warnings, warning => warning.Code == "tool.failed");
        Assert.Contains("orders", warning.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("rhubarb", warning.Message, StringComparison.Ordinal);
        Assert.IsType<IOException>(warning.Exception);
        Assert.True(Assert.Single(response.Tools).Failed);
        Assert.Contains(
            scene.Host.Logs.GetSnapshot(),
            entry => entry.Level >= LogLevel.Warning && entry.Message.Contains("orders", StringComparison.Ordinal));
        Assert.DoesNotContain(
            scene.Host.Logs.GetSnapshot(),
            entry => entry.Level > LogLevel.Trace && (entry.Message + entry.Exception).Contains("rhubarb", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tool_that_asks_for_a_service_which_is_not_registered_says_so_in_a_warning()
    {
        await using var scene = new FaultScene(avatar: profile => FaultOptions.AddTool(profile, AIFunctionFactory.Create(
            static (IServiceProvider services) => services.GetRequiredService<Desk>().ToString(), "desk")));
        CallOnce(scene, "desk");

        AvatarResponse response = await scene.AskAsync();

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.Contains("desk", Assert.Single(response.Warnings, warning => warning.Code == "tool.failed").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_that_does_not_exist_fails_alone()
    {
        AITool now = AIFunctionFactory.Create(static () => "12:00", "now");
        await using var scene = new FaultScene(avatar: profile => FaultOptions.AddTool(profile, now));
        CallOnce(scene, "invented");

        AvatarResponse response = await scene.AskAsync();

        Assert.Equal((TurnOutcome.Completed, FaultScene.TwoSentences), (response.Outcome, response.Text));
        Assert.True(Assert.Single(response.Tools).Failed);
        Assert.Contains(response.Warnings, warning => warning.Code == "tool.failed");
    }

    [Theory]
    [InlineData("One moment, I look for you.", "Your order is on its way.")]
    [InlineData("One moment, I look", "Your order is on its way.")]
    [InlineData("One moment.\n", "Your order is on its way.")]
    public async Task The_text_before_and_after_a_tool_is_separated_by_a_break(string before, string after)
    {
        AITool orders = AIFunctionFactory.Create(static () => "sent", "orders");
        await using var scene = new FaultScene(avatar: profile => FaultOptions.AddTool(profile, orders));
        scene.Model.When(call => call.Messages.All(message => message.Role != ChatRole.Tool))
            .RespondWith(new FakeChatResponse().Text(before).CallTool("orders"));
        scene.Model.When(_ => true).RespondWith(new FakeChatResponse().Text(after));

        AvatarResponse response = await scene.AskAsync();

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.Matches("^" + before.Trim() + @"\s+" + after + "$", response.Text);
        Assert.Equal([before.Trim(), after], response.Segments.Captions());
        Assert.All(
            response.Segments.Where(segment => segment.Text.Length > 0),
            segment => Assert.Equal(segment.Text, response.Text.Substring(segment.TextStart, segment.Text.Length)));
    }

    [Fact]
    public async Task What_is_said_before_a_tool_is_spoken_before_the_tool_returns()
    {
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var scene = new FaultScene(avatar: profile => FaultOptions.AddTool(profile, AIFunctionFactory.Create(
            () =>
            {
                called.TrySetResult();
                return gate.Task;
            },
            "orders")));
        scene.Model.When(call => call.Messages.All(message => message.Role != ChatRole.Tool))
            .RespondWith(new FakeChatResponse().Text("One moment, I look for you.").CallTool("orders"));
        await using IAsyncEnumerator<AvatarResponseUpdate> updates =
            scene.Host.Engine.GetStreamingResponseAsync(EngineHost.Ask()).GetAsyncEnumerator();
        try
        {
            string spoken = await ReadUntilSpokenAsync(updates).WaitAsync(TimeSpan.FromSeconds(15));
            Assert.Equal("One moment, I look for you.", spoken);
            await called.Task.WaitAsync(FaultOptions.Part);
        }
        finally
        {
            gate.TrySetResult("sent");
        }

        AvatarResponseUpdate last = null!;
        while (await updates.MoveNextAsync())
        {
            last = updates.Current;
        }

        Assert.IsType<TurnCompleted>(last);
    }

    private static async Task<string> ReadUntilSpokenAsync(IAsyncEnumerator<AvatarResponseUpdate> updates)
    {
        while (await updates.MoveNextAsync())
        {
            if (updates.Current is SpeechSegment segment)
            {
                return segment.Text;
            }
        }

        return "(nothing was spoken)";
    }

    private static void CallOnce(FaultScene scene, string tool)
        => scene.Model.When(call => call.Messages.All(message => message.Role != ChatRole.Tool)).RespondWith(new FakeChatResponse().CallTool(tool));

    private sealed class Desk : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
