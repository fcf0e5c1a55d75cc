using AvatarKit.Samples.ViewModel;
using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.EndToEnd.Tests.Samples;

/// <summary>The sample for applications with a screen.</summary>
public sealed class ViewModelSampleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_question_is_answered_captioned_and_drawn()
    {
        await using ServiceProvider provider = Make(static model => model.RespondWith("You have thirty days. Bring the receipt."));
        var player = new HandPlayer();
        await using var avatar = new AvatarViewModel(provider.GetRequiredService<IAvatarSessions>(), player);
        Assert.False(avatar.AskCommand.CanExecute(null));
        await avatar.OpenAsync(new SessionRequest { UserId = "ada" });

        avatar.Question = "How long can I return a bicycle?";
        Assert.True(avatar.AskCommand.CanExecute(null));
        avatar.AskCommand.Execute(null);

        SpeechSegment piece = await player.First.WaitAsync(Patience);
        TimedViseme mouth = piece.Visemes.First(static viseme => viseme.Viseme != Viseme.Sil);
        player.Move(piece, mouth.Start);
        Assert.Equal(piece.Text, avatar.Caption);
        Assert.StartsWith("You have thirty days", avatar.Caption, StringComparison.Ordinal);
        Assert.Equal(mouth.Viseme, avatar.Mouth);
        Assert.Equal(FaceTrack.ChannelCount, avatar.Pose.Length);
        Assert.StartsWith("You have thirty days", avatar.Answer, StringComparison.Ordinal);
        Assert.Equal("", avatar.Question);
        Assert.Null(avatar.Failure);
    }

    [Fact]
    public async Task An_interruption_silences_the_player_and_a_failure_is_shown()
    {
        await using ServiceProvider provider = Make(static model => model
            .RespondWith("You have thirty days. Bring the receipt. Come by whenever you like.")
            .FailWith(new ModelException("model.gone", "The model is gone.", "lite", "test")));
        var player = new HandPlayer();
        await using var avatar = new AvatarViewModel(provider.GetRequiredService<IAvatarSessions>(), player);
        await avatar.OpenAsync(new SessionRequest { UserId = "ada" });

        avatar.Question = "How long?";
        avatar.AskCommand.Execute(null);
        await player.First.WaitAsync(Patience);
        avatar.InterruptCommand.Execute(null);
        Assert.True(player.Stops > 0);

        var failed = new TaskCompletionSource();
        avatar.PropertyChanged += (_, changed) =>
        {
            if (changed.PropertyName == nameof(AvatarViewModel.Failure) && avatar.Failure is not null)
            {
                failed.TrySetResult();
            }
        };
        avatar.Question = "And now?";
        avatar.AskCommand.Execute(null);
        await failed.Task.WaitAsync(Patience);
        Assert.NotEmpty(avatar.Failure!);
    }

    private static ServiceProvider Make(Action<FakeChatClient> script)
    {
        // No thread is the screen's: what is raised has happened when it returns.
        SynchronizationContext.SetSynchronizationContext(null);
        var model = new FakeChatClient();
        script(model);
        var services = new ServiceCollection();
        services.AddAvatarChatbot().UseChatClient(_ => model);
        return services.BuildServiceProvider();
    }

    /// <summary>Plays nothing; the test says what is heard.</summary>
    private sealed class HandPlayer : ISpeechPlayer
    {
        private readonly TaskCompletionSource<SpeechSegment> first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public event EventHandler<SpeechMovedEventArgs>? Moved;

        public Task<SpeechSegment> First => first.Task;

        public int Stops { get; private set; }

        public void Enqueue(SpeechSegment piece) => first.TrySetResult(piece);

        public void Stop() => Stops++;

        public void Move(SpeechSegment piece, TimeSpan elapsed) => Moved?.Invoke(this, new SpeechMovedEventArgs(piece, elapsed));
    }
}
