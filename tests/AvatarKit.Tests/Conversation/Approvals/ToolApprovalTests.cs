using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Conversation.Approvals;

public sealed class ToolApprovalTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    private readonly FakeTimeProvider time = new();
    private readonly List<string> booked = [];

    [Fact]
    public async Task What_the_person_allows_is_called()
    {
        await using EngineHost host = Host();
        var approver = new Approver(static (_, _) => ValueTask.FromResult(true));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask("Book a table", "t1") with { ToolApprover = approver });

        Assert.Equal(["two"], booked);
        Assert.Equal(("It is done.", 0), (response.Text, response.Warnings.Count));
        Assert.Contains("booked for two", ToldToModel(host), StringComparison.Ordinal);
        ToolApprovalRequest asked = Assert.Single(approver.Asked);
        Assert.Equal(("t1", "book", "Book a table", "Books a table."), (asked.TurnId, asked.Tool, asked.Title, asked.Description));
        Assert.Equal("""{"guests":"two"}""", asked.Arguments.GetRawText());
        Assert.DoesNotContain("two", asked.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_person_declines_is_not_called_and_the_model_is_told()
    {
        await using EngineHost host = Host();

        AvatarResponse response = await host.Engine.GetResponseAsync(
            EngineHost.Ask() with { ToolApprover = new Approver(static (_, _) => ValueTask.FromResult(false)) });

        Assert.Empty(booked);
        Assert.Equal(("It is done.", 0), (response.Text, response.Warnings.Count));
        Assert.Contains("The person did not allow this call", ToldToModel(host), StringComparison.Ordinal);
        Assert.Contains("did not allow", Assert.Single(response.Tools).Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_it_is_not_called()
    {
        await using EngineHost host = Host();

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Empty(booked);
        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.Contains("not approved", ToldToModel(host), StringComparison.Ordinal);
        AvatarError warning = Assert.Single(response.Warnings);
        Assert.Equal("tool.not_approved", warning.Code);
        Assert.Contains("'book'", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_who_fails_to_ask_has_not_allowed_it_and_is_not_quoted()
    {
        await using EngineHost host = Host();
        var approver = new Approver(static (_, _) => throw new IOException("rhubarb"));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask() with { ToolApprover = approver });

        Assert.Empty(booked);
        AvatarError warning = Assert.Single(response.Warnings);
        Assert.IsType<IOException>(warning.Exception);
        Assert.DoesNotContain("rhubarb", warning.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(
            host.Logs.GetSnapshot(), static entry => entry.Level > LogLevel.Trace && entry.Message.Contains("rhubarb", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_waited_for_so_long_and_the_question_withdrawn()
    {
        await using EngineHost host = Host(static options => options.Limits.ApprovalTimeout = TimeSpan.FromSeconds(100));
        var approver = new Approver(static (_, _) => new ValueTask<bool>(new TaskCompletionSource<bool>().Task));
        DateTimeOffset began = time.GetUtcNow();

        AvatarResponse response = await time.MoveUntilAsync(
            host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None) with { ToolApprover = approver }),
            step: Step,
            isDue: () => approver.Asked.Count > 0);

        Assert.Empty(booked);
        Assert.Equal(("It is done.", "tool.not_approved"), (response.Text, Assert.Single(response.Warnings).Code));
        Assert.True(approver.Withdrawn.IsCancellationRequested);
        Assert.True(time.GetUtcNow() - began >= TimeSpan.FromSeconds(100));
    }

    [Fact]
    public async Task The_time_a_person_takes_is_not_the_models()
    {
        await using EngineHost host = Host(static options => options.Resilience.Model.BetweenItemsTimeout = TimeSpan.FromSeconds(20));
        DateTimeOffset began = time.GetUtcNow();
        var approver = new Approver(async (_, cancellationToken) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(90), time, cancellationToken);
            return true;
        });

        AvatarResponse response = await time.MoveUntilAsync(
            host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None) with { ToolApprover = approver }),
            step: Step,
            isDue: () => approver.Asked.Count > 0);

        Assert.Equal(["two"], booked);
        Assert.Equal(("It is done.", 0), (response.Text, response.Warnings.Count));
        Assert.True(time.GetUtcNow() - began >= TimeSpan.FromSeconds(90));
    }

    [Fact]
    public async Task A_model_that_is_silent_after_the_answer_is_left_as_ever()
    {
        await using EngineHost host = Host(
            static options => options.Resilience.Model.BetweenItemsTimeout = TimeSpan.FromSeconds(20),
            new FakeChatResponse().After(new TaskCompletionSource().Task).Text("Never said."));
        var approver = new Approver(async (_, cancellationToken) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(60), time, cancellationToken);
            return true;
        });

        AvatarResponse response = await time.MoveUntilAsync(
            host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None) with { ToolApprover = approver }),
            within: TimeSpan.FromMinutes(4),
            step: Step,
            isDue: () => approver.Asked.Count > 0);

        Assert.Equal(TurnOutcome.Failed, response.Outcome);
        Assert.Equal("model.timeout", response.Error!.Code);
    }

    [Fact]
    public async Task An_interruption_withdraws_the_question()
    {
        await using EngineHost host = Host();
        using var interruption = new CancellationTokenSource();
        var approver = new Approver(async (_, cancellationToken) =>
        {
            await interruption.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
            return true;
        });

        AvatarResponse response = await host.Engine.GetResponseAsync(
            EngineHost.Ask() with { ToolApprover = approver }, interruption.Token);

        Assert.Equal(TurnOutcome.Interrupted, response.Outcome);
        Assert.True(approver.Withdrawn.IsCancellationRequested);
        Assert.Empty(booked);
    }

    [Fact]
    public async Task A_tool_that_needs_nobodys_word_is_called_without_asking()
    {
        await using var host = new EngineHost(avatar: static profile => profile.Tools.Add(AIFunctionFactory.Create(static () => "12:00", "now")));
        host.Lite.RespondWith(new FakeChatResponse().CallTool("now")).RespondWith("It is noon.");
        var approver = new Approver(static (_, _) => ValueTask.FromResult(false));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask() with { ToolApprover = approver });

        Assert.Empty(approver.Asked);
        Assert.Contains("12:00", Assert.Single(response.Tools).Result, StringComparison.Ordinal);
    }

    private static string ToldToModel(EngineHost host) => string.Concat(host.Lite.Calls[^1].Messages
        .SelectMany(static message => message.Contents).OfType<FunctionResultContent>().Select(static result => result.Result?.ToString()));

    private EngineHost Host(Action<AvatarChatbotOptions>? options = null, FakeChatResponse? last = null)
    {
        AIFunction book = AIFunctionFactory.Create(
            (string guests) =>
            {
                booked.Add(guests);
                return $"booked for {guests}";
            },
            new AIFunctionFactoryOptions
            {
                Name = "book",
                Description = "Books a table.",
                AdditionalProperties = new Dictionary<string, object?> { ["title"] = "Book a table" },
            });
        var host = new EngineHost(options, time: time, avatar: profile => profile.Tools.Add(new ApprovalRequiredAIFunction(book)));
        host.Lite
            .RespondWith(new FakeChatResponse().CallTool("book", new Dictionary<string, object?> { ["guests"] = "two" }))
            .RespondWith(last ?? new FakeChatResponse().Text("It is done."));
        return host;
    }

    private sealed class Approver(Func<ToolApprovalRequest, CancellationToken, ValueTask<bool>> answer) : IToolApprover
    {
        public List<ToolApprovalRequest> Asked { get; } = [];

        public CancellationToken Withdrawn { get; private set; }

        public ValueTask<bool> ApproveAsync(ToolApprovalRequest request, CancellationToken cancellationToken = default)
        {
            Withdrawn = cancellationToken;
            Asked.Add(request);
            return answer(request, cancellationToken);
        }
    }
}
