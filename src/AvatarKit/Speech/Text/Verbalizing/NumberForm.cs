namespace AvatarKit;

/// <summary>In which form a number's words stand, by what they go with.</summary>
internal enum NumberForm
{
    /// <summary>Alone: <c>eins</c>, <c>uno</c>.</summary>
    Alone,

    /// <summary>Before a masculine noun, or for one: <c>un</c>, <c>veintiún</c>, <c>primero</c>.</summary>
    Masculine,

    /// <summary>Before a feminine noun, or for one: <c>eine</c>, <c>veintiuna</c>, <c>primera</c>.</summary>
    Feminine,

    /// <summary>A Spanish ordinal right before a masculine noun: <c>primer</c>.</summary>
    BeforeMasculine,

    /// <summary>A German ordinal in <c>-en</c>: <c>am dritten</c>.</summary>
    EndingN,

    /// <summary>A German ordinal in <c>-er</c>: <c>dritter</c>.</summary>
    EndingR,

    /// <summary>A German ordinal in <c>-es</c>: <c>drittes</c>.</summary>
    EndingS,

    /// <summary>A German ordinal in <c>-em</c>: <c>drittem</c>.</summary>
    EndingM,
}
