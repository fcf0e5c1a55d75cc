using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>A logger that throws never hurts a turn: it ends as it would have without one.</summary>
public sealed class ThrowingLoggerTests
{
    public static TheoryData<string, LogLevel, bool> Cases()
    {
        string[] turns =
        [
            "good", "interrupted", "refused", "model fails", "tier fails", "voice fails", "renderer fails", "lip sync fails", "knowledge fails",
            "store fails at the start", "store fails at the end", "asset fails", "summary fails", "tool fails",
        ];
        var cases = new TheoryData<string, LogLevel, bool>();
        foreach (string turn in turns)
        {
            cases.Add(turn, LogLevel.Trace, false);
            cases.Add(turn, LogLevel.Warning, false);
            cases.Add(turn, LogLevel.Trace, true);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_turn_ends_as_it_would_without_a_logger_that_throws(string turn, LogLevel from, bool throwsWhenAsked)
    {
        (TurnOutcome Outcome, string? Code, string Warnings) expected = await RunAsync(turn, logs: null);

        var logs = new ThrowingLogs(from, throwsWhenAsked);
        (TurnOutcome Outcome, string? Code, string Warnings) actual = await RunAsync(turn, logs);

        Assert.Equal(expected, actual);
        Assert.True(logs.Thrown > 0 || from > LogLevel.Trace, "Nothing was logged: the test shows nothing.");
    }

    private static async Task<(TurnOutcome Outcome, string? Code, string Warnings)> RunAsync(string turn, ThrowingLogs? logs)
    {
        await using var scene = new FaultScene(
            (scene, services) =>
            {
                if (logs is not null)
                {
                    services.AddSingleton<ILoggerProvider>(logs);
                }

                Prepare(scene, services, turn);
            },
            options => Configure(options, turn),
            profile =>
            {
                if (turn == "tool fails")
                {
                    FaultOptions.AddTool(profile, AIFunctionFactory.Create(string () => throw new IOException("no"), "break"));
                }
            });
        if (turn == "summary fails")
        {
            await scene.AskAsync(EngineHost.Ask("A first message that is long enough to fill what there is of room."));
        }

        using var interrupt = new CancellationTokenSource();
        if (turn == "interrupted")
        {
            scene.Model.When(_ => true).RespondWith(new FakeChatResponse().Text("One is here. ").After(new TaskCompletionSource().Task));
        }

        Task<AvatarResponse> asking = scene.AskAsync(EngineHost.Ask(turn == "refused" ? " " : "Hello"), interrupt.Token);
        if (turn == "interrupted")
        {
            await scene.Voice.WaitForCallsAsync().WaitAsync(FaultOptions.Part);
            await interrupt.CancelAsync();
        }

        AvatarResponse response = await asking;
        return (response.Outcome, response.Error?.Code, string.Join(' ', response.Warnings.Select(warning => warning.Code)));
    }

    private static void Configure(AvatarChatbotOptions options, string turn)
    {
        switch (turn)
        {
            case "asset fails":
                FaultOptions.StoreSpeech(options);
                break;
            case "summary fails":
                FaultOptions.SetShortHistory(options);
                break;
        }
    }

    private static void Prepare(FaultScene scene, IServiceCollection services, string turn)
    {
        var failure = new IOException("It broke.");
        switch (turn)
        {
            case "model fails":
                FaultScene.UseModel(services, new FakeChatClient().FailWith(failure));
                break;
            case "tier fails":
                services.AddKeyedSingleton<IChatClient>("lite", new FakeChatClient().FailWith(failure));
                break;
            case "voice fails":
                services.AddSingleton<ISpeechSynthesizer>(new FakeSpeechSynthesizer().FailWith(failure));
                break;
            case "renderer fails":
                services.AddRenderer(new FakeAvatarRenderer().FailWith(failure));
                break;
            case "lip sync fails":
                services.AddSingleton<ILipSync>(new FakeLipSync().FailWith(failure));
                break;
            case "knowledge fails":
                services.AddSingleton<IKnowledgeBase>(new FakeKnowledgeBase().FailWith(failure));
                break;
            case "store fails at the start":
                scene.Store.On(ConversationStoreOperation.StartTurn).FailWith(failure);
                break;
            case "store fails at the end":
                scene.Store.On(ConversationStoreOperation.CompleteTurn).FailWith(failure);
                break;
            case "asset fails":
                services.AddAssets(new FakeAssetStore().FailWith(failure));
                break;
            case "summary fails":
                scene.Store.On(ConversationStoreOperation.SaveSummary).FailWith(failure);
                break;
            case "tool fails":
                scene.Model.When(call => call.Messages.All(message => message.Role != ChatRole.Tool))
                    .RespondWith(new FakeChatResponse().CallTool("break"));
                break;
        }
    }
}
