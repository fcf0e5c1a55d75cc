using System.Diagnostics;
using AvatarKit.Testing;
using AvatarKit.Tests.Conversation.Faults;

namespace AvatarKit.Tests.Conversation.Turns;

/// <summary>An ending names the stage the turn was in, and every stage has its time and its span.</summary>
public sealed class StageTests
{
    private static readonly Task Never = new TaskCompletionSource().Task;

    [Fact]
    public async Task Words_as_they_are_whose_voice_hangs_end_in_the_voice()
    {
        await using FaultScene scene = HangingVoice();

        AvatarError error = await TimeOutAsync(scene, EngineHost.Ask() with { Verbatim = "Hello there." }, scene.Voice.WaitForCallsAsync());

        Assert.Equal(("turn.timeout", TurnStage.Speak), (error.Code, error.Stage));
    }

    [Fact]
    public async Task An_answer_that_is_written_and_whose_voice_hangs_ends_in_the_voice()
    {
        await using FaultScene scene = HangingVoice();
        // The last sentence is cut off where the answer ends.
        AvatarError error = await TimeOutAsync(scene, EngineHost.Ask(), scene.Voice.WaitForCallsAsync(2));

        Assert.Equal(("turn.timeout", TurnStage.Speak), (error.Code, error.Stage));
    }

    [Fact]
    public async Task An_answer_that_is_still_being_written_ends_in_the_model_also_while_it_is_spoken()
    {
        await using FaultScene scene = HangingVoice();
        scene.Model.When(_ => true).RespondWith(new FakeChatResponse().Text("One is here. Two is here. And").After(Never));

        AvatarError error = await TimeOutAsync(scene, EngineHost.Ask(), scene.Voice.WaitForCallsAsync());

        Assert.Equal(("turn.timeout", TurnStage.Generate), (error.Code, error.Stage));
    }

    [Fact]
    public async Task A_sentence_has_one_span_a_stage_and_a_face_one_a_turn()
    {
        using var test = new ActivitySource(nameof(StageTests));
        Dictionary<string, int> spans = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is AvatarTelemetry.SourceName or nameof(StageTests),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        await using var scene = new FaultScene((_, services) => services.AddRenderer(new FakeAvatarRenderer()));

        AvatarResponse response;
        using (Activity root = Listen())
        {
            response = await scene.AskAsync();
        }

        Assert.True(response.Segments.Count > 2, "The sentences are in pieces.");
        Assert.Equal((2, 2, 1), (spans["avatarkit.speak"], spans["avatarkit.animate"], spans["avatarkit.render"]));
        Assert.Contains(TurnStage.Animate, response.Latency.Stages.Keys);
        Assert.Contains(TurnStage.Render, response.Latency.Stages.Keys);

        // Other tests have spans at the same time.
        Activity Listen()
        {
            Activity? root = null;
            listener.ActivityStopped = span =>
            {
                lock (spans)
                {
                    if (span.TraceId == root?.TraceId)
                    {
                        spans[span.OperationName] = spans.GetValueOrDefault(span.OperationName) + 1;
                    }
                }
            };
            ActivitySource.AddActivityListener(listener);
            return root = test.StartActivity()!;
        }
    }

    [Fact]
    public async Task A_faces_time_is_that_of_its_renderer_and_not_of_the_speech_it_waits_for()
    {
        var more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        FakeAvatarRenderer renderer = new();
        await using var scene = new FaultScene((_, services) => services.AddRenderer(renderer), FaultOptions.SetPatientModel);
        scene.Model.When(_ => true).RespondWith(new FakeChatResponse().Text("One is here.\n\n").After(more.Task).Text("Two is here."));
        int words = 0;
        Task<TurnEnded> asking = ReadAsync();
        await Resilience.Streams.UntilAsync(() => Volatile.Read(ref words) == 3);

        scene.Time.Advance(TimeSpan.FromSeconds(5));
        more.SetResult();

        TurnEnded end = await asking.WaitAsync(FaultOptions.Turn);
        Assert.Equal(TimeSpan.Zero, end.Latency.Stages[TurnStage.Render]);
        Assert.Equal(TimeSpan.FromSeconds(5), end.Latency.Stages[TurnStage.Generate]);

        async Task<TurnEnded> ReadAsync()
        {
            TurnEnded? ended = null;
            await foreach (AvatarResponseUpdate update in scene.Host.Engine.GetStreamingResponseAsync(EngineHost.Ask()))
            {
                Interlocked.Add(ref words, (update as SpeechSegment)?.Words.Count ?? 0);
                ended = update as TurnEnded;
            }

            return ended!;
        }
    }

    private static FaultScene HangingVoice()
    {
        var scene = new FaultScene(configure: FaultOptions.SetShortTurnOfTwoSentences);
        scene.Voice.RespondWith(new FakeSpeech().After(Never));
        return scene;
    }

    private static async Task<AvatarError> TimeOutAsync(FaultScene scene, AvatarRequest request, Task isThere)
    {
        Task<AvatarResponse> asking = scene.Host.Engine.GetResponseAsync(request);
        await isThere.WaitAsync(FaultOptions.Part);
        return (await scene.Time.MoveUntilAsync(asking, FaultOptions.Bound)).Error!;
    }
}
