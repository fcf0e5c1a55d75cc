using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;

namespace AvatarKit.Samples.ViewModel;

/// <summary>An avatar for a view to bind to: a question, the answer as it is made, the caption and the face of what is heard now.</summary>
/// <remarks>Made and opened on the thread of the screen; its properties change there.</remarks>
public sealed partial class AvatarViewModel : ObservableObject, IAsyncDisposable
{
    private readonly IAvatarSessions sessions;
    private readonly ISpeechPlayer player;
    private readonly SynchronizationContext? screen = SynchronizationContext.Current;
    private readonly CancellationTokenSource closing = new();
    private AvatarSession? session;
    private Task reading = Task.CompletedTask;

    /// <summary>Creates the model; <see cref="OpenAsync"/> opens the conversation.</summary>
    /// <param name="sessions">Where conversations are opened.</param>
    /// <param name="player">What is heard; it stays its owner's.</param>
    public AvatarViewModel(IAvatarSessions sessions, ISpeechPlayer player)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        ArgumentNullException.ThrowIfNull(player);
        this.sessions = sessions;
        this.player = player;
        player.Moved += OnMoved;
    }

    /// <summary>What the person types.</summary>
    [ObservableProperty]
    [NotifyCanExecuteChangedFor(nameof(AskCommand))]
    public partial string Question { get; set; } = "";

    /// <summary>The answer as it is made, in Markdown.</summary>
    [ObservableProperty]
    public partial string Answer { get; private set; } = "";

    /// <summary>The sentence that is heard.</summary>
    [ObservableProperty]
    public partial string Caption { get; private set; } = "";

    /// <summary>The mouth of what is heard.</summary>
    [ObservableProperty]
    public partial Viseme Mouth { get; private set; }

    /// <summary>The face to draw: ARKit's 52 weights and three head angles, in the order of <see cref="FaceChannel"/>; empty before the first sound.
    /// </summary>
    [ObservableProperty]
    public partial ReadOnlyMemory<float> Pose { get; private set; }

    /// <summary>What the avatar is doing.</summary>
    [ObservableProperty]
    [NotifyCanExecuteChangedFor(nameof(AskCommand), nameof(InterruptCommand))]
    public partial SessionState State { get; private set; } = SessionState.Closed;

    /// <summary>Why there is no answer; <see langword="null"/>: nothing is wrong.</summary>
    [ObservableProperty]
    public partial string? Failure { get; private set; }

    private bool CanAsk => State != SessionState.Closed && !string.IsNullOrWhiteSpace(Question);

    private bool CanInterrupt => State is SessionState.Thinking or SessionState.Speaking;

    /// <summary>Opens the conversation and shows what comes of it until it ends.</summary>
    /// <param name="request">Whose it is, and which.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <returns>A task that ends when questions can be asked.</returns>
    public async Task OpenAsync(SessionRequest request, CancellationToken cancellationToken = default)
    {
        session = await sessions.OpenAsync(request, cancellationToken);
        State = session.State;
        reading = ReadAsync(session);
    }

    /// <summary>Ends the conversation.</summary>
    /// <returns>A task that ends with it.</returns>
    public async ValueTask DisposeAsync()
    {
        player.Moved -= OnMoved;
        await closing.CancelAsync();
        await reading;
        if (session is not null)
        {
            await session.DisposeAsync();
        }

        closing.Dispose();
    }

    [RelayCommand(CanExecute = nameof(CanAsk))]
    private void Ask()
    {
        (Answer, Caption, Failure) = ("", "", null);
        session!.Say(Question);
        Question = "";
    }

    [RelayCommand(CanExecute = nameof(CanInterrupt))]
    private void Interrupt()
    {
        player.Stop();
        session!.Interrupt();
    }

    private async Task ReadAsync(AvatarSession open)
    {
        try
        {
            await foreach (SessionUpdate update in open.ReadAsync(cancellationToken: closing.Token))
            {
                Show(update);
                open.Acknowledge(update.Number);
            }
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
        }
    }

    private void Show(SessionUpdate update)
    {
        switch (update)
        {
            case SessionAnswer { Update: TextDelta delta }:
                Answer += delta.Text;
                break;
            case SessionAnswer { Update: SpeechSegment piece }:
                player.Enqueue(piece);
                break;
            case SessionAnswer { Update: TurnFailed failed }:
                Failure = failed.SpokenText;
                break;
            case SessionNotice { Kind: SessionNoticeKind.StopPlayback }:
                player.Stop();
                break;
            case SessionStateChanged changed:
                State = changed.State;
                break;
            case SessionClosed:
                State = SessionState.Closed;
                break;
        }
    }

    private void OnMoved(object? sender, SpeechMovedEventArgs moved)
    {
        if (screen is null)
        {
            Follow(moved);
        }
        else
        {
            screen.Post(_ => Follow(moved), null);
        }
    }

    private void Follow(SpeechMovedEventArgs moved)
    {
        SpeechSegment piece = moved.Piece;

        // The first piece of a sentence brings its caption.
        Caption = piece.Text.Length > 0 ? piece.Text : Caption;
        Mouth = piece.Visemes.LastOrDefault(viseme => viseme.Start <= moved.Elapsed).Viseme;
        if (piece.Face is { FrameCount: > 0 } face)
        {
            int frame = Math.Clamp((int)(moved.Elapsed.TotalSeconds * face.FrameRate), 0, face.FrameCount - 1);
            Pose = face[frame].ToArray();
        }

        // What was heard is what the conversation keeps when it is interrupted.
        session?.ReportPlayback(piece.TurnId, piece.Index, moved.Elapsed);
    }
}
