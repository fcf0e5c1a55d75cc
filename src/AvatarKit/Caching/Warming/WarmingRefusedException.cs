namespace AvatarKit;

/// <summary>Ends a turn of the warming that would pay for nothing: its answer is not kept, is only looked for, or comes in a batch.</summary>
internal sealed class WarmingRefusedException() : TurnRefusedException(
    "warming.refused", "The turn was to make an answer ahead and ends here: its answer is not kept, or is not there.");
