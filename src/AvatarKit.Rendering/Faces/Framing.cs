namespace AvatarKit.Rendering;

/// <summary>How much of a figure a picture shows.</summary>
public enum Framing
{
    /// <summary>Head and shoulders; of a portrait, all that its picture shows.</summary>
    Bust,

    /// <summary>The face, close by.</summary>
    Face,

    /// <summary>Head, chest and arms, to below the waist: hands are seen where a gesture raises them. A portrait needs a picture that goes
    /// so far down.</summary>
    Waist,
}
