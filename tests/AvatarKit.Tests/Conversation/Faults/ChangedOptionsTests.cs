using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>A turn has one set of options from its beginning to its end; settings that make no sense change nothing.</summary>
public sealed class ChangedOptionsTests
{
    [Fact]
    public async Task Options_changed_in_the_middle_of_a_turn_are_the_next_turns()
    {
        var options = new ChangingOptions();
        var gate = new TaskCompletionSource();
        await using var scene = new FaultScene((_, services) => options.AddTo(services));
        scene.Model.When(call => call.LastUserText == "First")
            .RespondWith(new FakeChatResponse().Text("One is here. ").After(gate.Task).Text("Two is here."));
        List<AvatarResponseUpdate> updates = [];
        await foreach (AvatarResponseUpdate update in scene.Host.Engine.GetStreamingResponseAsync(EngineHost.Ask("First")))
        {
            updates.Add(update);
            if (update is SpeechSegment && !gate.Task.IsCompleted)
            {
                options.Change(changed =>
                {
                    FaultOptions.SetFrameRate(changed, 30);
                    FaultOptions.StoreSpeech(changed);
                });
                gate.SetResult();
            }
        }

        AvatarResponse next = await scene.AskAsync(EngineHost.Ask("Second"));

        TurnCompleted completed = Assert.IsType<TurnCompleted>(updates[^1]);
        Assert.Null(completed.Speech);
        Assert.All(updates.OfType<SpeechSegment>(), segment => Assert.Equal((60, "fake/anna"), (segment.Face!.FrameRate, segment.Voice)));
        Assert.NotNull(next.Speech);
        Assert.All(next.Segments, segment => Assert.Equal((30, "fake/anna"), (segment.Face!.FrameRate, segment.Voice)));
    }

    [Fact]
    public async Task A_change_that_is_refused_leaves_the_last_good_options_in_force_and_is_logged()
    {
        var options = new ChangingOptions();
        await using var scene = new FaultScene((_, services) => options.AddTo(services));
        options.Change(static changed => FaultOptions.SetFrameRate(changed, 30));
        Assert.Equal(30, (await scene.AskAsync()).Segments[0].Face!.FrameRate);

        options.Change(static changed => FaultOptions.SetFrameRate(changed, -5));
        AvatarResponse response = await scene.AskAsync();

        Assert.Equal((null, TurnOutcome.Completed), (response.Error?.Code, response.Outcome));
        Assert.Equal(30, response.Segments[0].Face!.FrameRate);
        Assert.Contains(
            scene.Host.Logs.GetSnapshot(),
            entry => entry.Level >= LogLevel.Warning && entry.Message.Contains("FrameRate", StringComparison.Ordinal));

        options.Change(static changed => FaultOptions.SetFrameRate(changed, 24));
        Assert.Equal(24, (await scene.AskAsync()).Segments[0].Face!.FrameRate);
    }

    [Fact]
    public async Task A_change_that_is_refused_in_the_middle_of_a_turn_does_not_touch_it()
    {
        var options = new ChangingOptions();
        var gate = new TaskCompletionSource();
        await using var scene = new FaultScene((_, services) => options.AddTo(services), FaultOptions.StoreSpeech);
        scene.Model.When(_ => true).RespondWith(new FakeChatResponse().Text("One is here. ").After(gate.Task).Text("Two is here."));
        Task<AvatarResponse> asking = scene.AskAsync();
        await scene.Voice.WaitForCallsAsync().WaitAsync(FaultOptions.Part);

        options.Change(static changed => FaultOptions.SetFrameRate(changed, -5));
        gate.SetResult();

        AvatarResponse response = await asking;
        Assert.Equal((TurnOutcome.Completed, FaultScene.TwoSentences), (response.Outcome, response.Text));
        Assert.Empty(response.Warnings);
        Assert.NotNull(response.Speech);
    }

    [Fact]
    public async Task A_change_that_throws_is_as_one_that_is_refused()
    {
        var options = new ChangingOptions();
        await using var scene = new FaultScene((_, services) => options.AddTo(services));
        await scene.AskAsync();

        options.Change(static _ => throw new FormatException("not a number"));

        Assert.Equal(TurnOutcome.Completed, (await scene.AskAsync()).Outcome);
    }

    [Fact]
    public void Options_that_are_wrong_from_the_beginning_are_refused()
    {
        OptionsValidationException refused = Assert.Throws<OptionsValidationException>(static () =>
        {
            var scene = new FaultScene(configure: static options => FaultOptions.SetFrameRate(options, -5));
            return scene.Host.Services.GetRequiredService<IOptions<AvatarChatbotOptions>>().Value;
        });

        Assert.Contains("FrameRate", refused.Message, StringComparison.Ordinal);
        Assert.Contains("-5", refused.Message, StringComparison.Ordinal);
    }
}
