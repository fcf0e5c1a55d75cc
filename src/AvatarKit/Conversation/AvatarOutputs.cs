namespace AvatarKit;

/// <summary>What a client wants of an answer besides its text, which it always gets.</summary>
[Flags]
public enum AvatarOutputs
{
    /// <summary>Text alone.</summary>
    None = 0,

    /// <summary>Audio with words and visemes.</summary>
    Speech = 1,

    /// <summary>The face track. Implies <see cref="Speech"/>.</summary>
    Face = 2,

    /// <summary>Speech and face, what a client needs that draws the face itself.</summary>
    All = Speech | Face,

    /// <summary>The avatar as video, where the host renders it. Implies <see cref="Face"/>.</summary>
    Video = 4,
}
