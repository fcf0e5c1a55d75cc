namespace AvatarKit.Evaluation;

/// <summary>An error made on purpose, to see that the measure sees it.</summary>
internal enum ReadFault
{
    /// <summary>None.</summary>
    None,

    /// <summary>Text is given to the voice as it was written.</summary>
    Unread,

    /// <summary>The last word of every text is not said.</summary>
    LostWord,

    /// <summary>Text is read by the rules of another language.</summary>
    OtherLanguage,

    /// <summary>Sentences end at every full stop.</summary>
    EveryStop,

    /// <summary>What is streamed ends where the stream was cut.</summary>
    CutStream,
}
