using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace AvatarKit;

/// <summary>One answer of a session: how far it is made and how far it was heard.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A source without timer holds nothing.")]
internal sealed class SessionTurn(AvatarRequest request, TimeProvider time)
{
    private readonly CancellationTokenSource interrupted = new();
    private readonly CancellationTokenSource stop = new();
    private volatile bool isInterrupted;
    private int isTakenIn;

    /// <summary>What the engine is asked, with where it reads how much was heard.</summary>
    public AvatarRequest Request { get; } = request with { Playback = new PlaybackPosition() };

    public string TurnId { get; } = request.TurnId!;

    /// <summary>Its span, from when it begins until it was heard.</summary>
    public AnswerSpan Span { get; } = new(time);

    public PlaybackTimeline Timeline { get; } = new(time, request.Outputs != AvatarOutputs.None);

    /// <summary>How much of the answer had been heard before it is given again.</summary>
    public int HeardBefore { get; init; }

    /// <summary>What the client is given, where the store keeps something else; otherwise <see langword="null"/>.</summary>
    public StringBuilder? Said { get; set; }

    /// <summary>Whether it is a stored answer that is given again.</summary>
    public bool IsReplay { get; set; }

    /// <summary>The turn in which the avatar says that the answer takes a moment.</summary>
    public string InterimTurnId { get; } = Guid.CreateVersion7().ToString("N");

    /// <summary>Cancelled when the person interrupts.</summary>
    public CancellationToken Interrupted => interrupted.Token;

    public bool IsInterrupted => isInterrupted;

    /// <summary>Stops the engine: cancelled when the person interrupts, but not before the engine has stored what is to be kept.</summary>
    public CancellationToken Stop => Request.Remember ? stop.Token : interrupted.Token;

    /// <summary>Whether the client lost track of it: what is still made of it is thrown away, and the stored answer is given again.</summary>
    public bool IsLost { get; set; }

    /// <summary>Whether the session is closed though nobody interrupted: what is still made of it is stored whole, and not cut.</summary>
    public bool IsLeft { get; private set; }

    /// <summary>Whether it is stored whole, or was before it is given again.</summary>
    public bool IsWhole => Request.Remember && (End is TurnCompleted || IsReplay);

    /// <summary>Whether the client is still given it.</summary>
    public bool IsWanted => !IsInterrupted && !IsLost && !IsLeft;

    /// <summary>Whether the client is given an update: of an answer that was interrupted it still gets how it ends.</summary>
    public bool Wants(AvatarResponseUpdate update)
        => IsWanted || (!IsLost && !IsLeft && update is (TurnStarted or VideoSegment or TurnEnded));

    /// <summary>Whether the engine was asked.</summary>
    public bool IsStarted { get; set; }

    /// <summary>Whether something of the answer is there.</summary>
    public bool HasContent { get; set; }

    /// <summary>How it ended, as the engine says.</summary>
    public TurnEnded? End { get; set; }

    /// <summary>Ends when the turn was heard to its end or interrupted, and stored so. Never fails.</summary>
    public Task Done { get; set; } = Task.CompletedTask;

    /// <summary>The engine's first update came: the message is in the store, and an interruption stops the engine from here on.</summary>
    public void NoteTakenIn()
    {
        if (Interlocked.Exchange(ref isTakenIn, 1) == 0)
        {
            interrupted.Token.UnsafeRegister(static state => ((CancellationTokenSource)state!).CancelQuietly(), stop);
        }
    }

    /// <summary>The person interrupts: nothing more of it is given, though the engine is yet to be stopped.</summary>
    public void Mark()
    {
        Timeline.Freeze();
        isInterrupted = true;
    }

    /// <summary>The session is closed, and nobody interrupted. A stored answer that is given again need not be made to its end.</summary>
    public void Leave()
    {
        Timeline.Freeze();
        IsLeft = true;
        if (IsReplay)
        {
            interrupted.CancelQuietly();
        }
    }

    /// <summary>The person interrupts: tells the engine how much was heard and stops it.</summary>
    public void Interrupt()
    {
        Mark();
        (int segment, TimeSpan elapsed) = Timeline.HeardPosition;
        if (segment >= 0)
        {
            Request.Playback!.ReportSpeech(segment, elapsed);
        }
        else if (Request.Outputs == AvatarOutputs.None)
        {
            Request.Playback!.ReportText(Timeline.HeardEnd);
        }

        interrupted.CancelQuietly();
    }
}
