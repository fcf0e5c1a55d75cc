using AvatarKit.Testing;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>What a host reads of a turn that did not go well, without streaming.</summary>
public sealed class ResponseFaultTests
{
    private static readonly string English = new AvatarProfile().FailureReplies["en"];

    [Theory]
    [InlineData(AvatarOutputs.All)]
    [InlineData(AvatarOutputs.None)]
    public async Task A_failed_response_has_no_text_and_says_what_the_avatar_says_about_it(AvatarOutputs outputs)
    {
        await using var scene = new FaultScene();
        scene.Model.When(_ => true).FailWith(new IOException("no"));

        AvatarResponse response = await scene.AskAsync(EngineHost.Ask(outputs: outputs));

        Assert.Equal(("", English), (response.Text, response.SpokenText));
    }

    [Fact]
    public async Task A_failed_response_with_half_an_answer_keeps_the_half_and_says_the_apology()
    {
        await using var scene = new FaultScene();
        scene.Model.When(_ => true).RespondWith(new FakeChatResponse().Text("One is here. ").FailWith(new IOException("no")));

        AvatarResponse response = await scene.AskAsync();

        Assert.Equal(("One is here.", English), (response.Text.TrimEnd(), response.SpokenText));
    }

    [Fact]
    public async Task A_completed_response_says_its_text()
    {
        await using var scene = new FaultScene();
        scene.Model.When(_ => true).RespondWith("It costs **$3**.");

        AvatarResponse response = await scene.AskAsync();

        Assert.Equal("It costs **$3**.", response.Text);
        Assert.Equal(string.Concat(response.Segments.Select(segment => segment.SpokenText)), response.SpokenText);
        Assert.Same(response, response.EnsureCompleted());
    }

    [Fact]
    public async Task A_failed_response_throws_what_it_failed_with_where_it_must_be_completed()
    {
        await using var scene = new FaultScene();
        var failure = new StorageException("storage.down", "Down.", "fake");
        scene.Store.On(ConversationStoreOperation.GetWindow).FailWith(failure);

        AvatarResponse response = await scene.AskAsync();

        Assert.Same(failure, Assert.Throws<StorageException>(response.EnsureCompleted));
    }

    [Theory]
    [InlineData(TurnStage.Admit, "some.code", typeof(TurnRefusedException))]
    [InlineData(TurnStage.Recall, "some.code", typeof(StorageException))]
    [InlineData(TurnStage.Recall, "conversation.busy", typeof(TurnRefusedException))]
    [InlineData(TurnStage.Recall, "conversation.conflict", typeof(TurnRefusedException))]
    [InlineData(TurnStage.Route, "some.code", typeof(ModelException))]
    [InlineData(TurnStage.Generate, "some.code", typeof(ModelException))]
    [InlineData(TurnStage.Speak, "some.code", typeof(SpeechException))]
    [InlineData(TurnStage.Remember, "some.code", typeof(StorageException))]
    public void A_failed_response_that_came_over_the_wire_throws_what_fits_the_stage(TurnStage stage, string code, Type type)
    {
        var error = new AvatarError(code, stage, "It failed.") { IsTransient = true, RetryAfter = TimeSpan.FromSeconds(3) };
        var response = new AvatarResponse
        {
            TurnId = "t1",
            Outcome = TurnOutcome.Failed,
            Text = "",
            Usage = new TurnUsage(),
            Cost = new TurnCost(),
            Latency = new TurnLatency { Total = TimeSpan.Zero, Stages = new Dictionary<TurnStage, TimeSpan>() },
            Error = error,
        };

        AvatarKitException thrown = Assert.ThrowsAny<AvatarKitException>(response.EnsureNotFailed);

        Assert.IsType(type, thrown);
        Assert.Equal(
            (code, "It failed.", true, TimeSpan.FromSeconds(3)), (thrown.Code, thrown.Message, thrown.IsTransient, thrown.RetryAfter!.Value));
    }

    [Fact]
    public async Task An_interrupted_response_throws_where_it_must_be_completed()
    {
        await using var scene = new FaultScene();
        scene.Model.When(_ => true).RespondWith(new FakeChatResponse().Text("One is here. ").After(new TaskCompletionSource().Task));
        using var interrupt = new CancellationTokenSource();
        Task<AvatarResponse> asking = scene.AskAsync(cancellationToken: interrupt.Token);
        await scene.Voice.WaitForCallsAsync().WaitAsync(FaultOptions.Part);
        await interrupt.CancelAsync();

        AvatarResponse response = await asking;

        Assert.Throws<OperationCanceledException>(response.EnsureCompleted);
        Assert.Same(response, response.EnsureNotFailed());
    }
}
