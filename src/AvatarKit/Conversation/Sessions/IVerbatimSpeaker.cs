namespace AvatarKit;

/// <summary>Lets the avatar say words as they are, without a model.</summary>
internal interface IVerbatimSpeaker
{
    /// <summary>Says a text: a turn like any other, with the same endings.</summary>
    /// <param name="request">How it is said; its message is empty.</param>
    /// <param name="text">The words.</param>
    /// <param name="isRemembered">Whether they become part of the conversation.</param>
    /// <param name="cancellationToken">Interrupts.</param>
    IAsyncEnumerable<AvatarResponseUpdate> SpeakAsync(AvatarRequest request, string text, bool isRemembered, CancellationToken cancellationToken);
}
