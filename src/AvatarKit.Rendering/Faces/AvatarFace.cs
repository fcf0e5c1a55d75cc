namespace AvatarKit.Rendering;

/// <summary>A face that can be drawn from the weights of a <see cref="FaceTrack"/>: a character, or a portrait. Immutable and thread-safe.</summary>
public abstract class AvatarFace
{
    private protected AvatarFace(string id, string name) => (Id, Name) = (id, name);

    /// <summary>Its id, for example <c>ava</c>: lower-case letters, digits and <c>-</c>.</summary>
    public string Id { get; }

    /// <summary>Its name for people.</summary>
    public string Name { get; }

    /// <summary>Makes a painter with pixels of its own. The caller disposes it.</summary>
    internal abstract FacePainter CreatePainter(PainterOptions options);
}
