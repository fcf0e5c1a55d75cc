namespace AvatarKit.Samples.Console;

/// <summary>Plays the pieces of one answer. Disposing stops it at once.</summary>
internal interface IVoiceOutput : IDisposable
{
    /// <summary>Plays a piece after those before it. May return while it still plays.</summary>
    /// <exception cref="PlayerException">The player does not play.</exception>
    Task PlayAsync(SpeechSegment piece, CancellationToken stop);

    /// <summary>Plays what is left to its end.</summary>
    /// <exception cref="PlayerException">The player does not play.</exception>
    Task FinishAsync(CancellationToken stop);
}
