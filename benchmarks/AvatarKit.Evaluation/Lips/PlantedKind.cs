namespace AvatarKit.Evaluation;

/// <summary>Errors that can be planted.</summary>
internal enum PlantedKind
{
    /// <summary>The audio plays later than the pictures.</summary>
    Shift,

    /// <summary>The lips stay apart in one p, b or m.</summary>
    DropClosure,

    /// <summary>The mouth starts 120 ms after the voice.</summary>
    LateOnset,

    /// <summary>The mouth stays open after the speech was cut.</summary>
    InterruptedOpen,
}
