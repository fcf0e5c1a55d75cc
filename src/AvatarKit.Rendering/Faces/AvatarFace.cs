namespace AvatarKit.Rendering;

/// <summary>A face that can be drawn from the weights of a <see cref="FaceTrack"/>: a character, or a portrait. Immutable and thread-safe.</summary>
public abstract class AvatarFace
{
    private protected AvatarFace(string id, string name)
    {
        Id = id;
        Name = name;
    }

    /// <summary>Its id, for example <c>ava</c>: lower-case letters, digits and <c>-</c>.</summary>
    public string Id { get; }

    /// <summary>Its name for people.</summary>
    public string Name { get; }

    /// <summary>Writes a still of it, for a chat list or a profile.</summary>
    /// <param name="stream">Where to. It stays open.</param>
    /// <param name="options">Size, format, mood and background; <see langword="null"/>: a PNG of 512 by 512 pixels, at rest.</param>
    /// <exception cref="ArgumentException">A size, the quality or the pose is out of range.</exception>
    public void WriteStill(Stream stream, StillOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Still.Write(this, stream, options ?? new StillOptions());
    }

    /// <summary>Makes a painter with pixels of its own. The caller disposes it.</summary>
    internal abstract FacePainter CreatePainter(PainterOptions options);
}
