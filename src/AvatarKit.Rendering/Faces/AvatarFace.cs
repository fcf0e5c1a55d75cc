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

    /// <summary>The framings it can be drawn in. <see cref="Framing.Bust"/> is always among them.</summary>
    public virtual IReadOnlyList<Framing> Framings { get; } = [Framing.Bust];

    /// <summary>Writes a still of it, for a chat list or a profile.</summary>
    /// <param name="stream">Where to. It stays open.</param>
    /// <param name="options">Size, format, mood and background; <see langword="null"/>: a PNG of 512 by 512 pixels, at rest.</param>
    /// <exception cref="ArgumentException">A size, the quality or the pose is out of range.</exception>
    /// <exception cref="FramingException">It cannot be drawn in the framing.</exception>
    public void WriteStill(Stream stream, StillOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Still.Write(this, stream, options ?? new StillOptions());
    }

    /// <summary>Refuses a framing it cannot be drawn in.</summary>
    internal void CheckFraming(Framing framing)
    {
        if (!Framings.Contains(framing))
        {
            throw new FramingException("framing.not_available", WithoutFraming(framing));
        }
    }

    /// <summary>Says that it cannot be drawn in a framing, and what to do.</summary>
    internal virtual string WithoutFraming(Framing framing)
        => $"The face '{Id}' cannot be drawn as {framing}: it can be {string.Join(" or ", Framings)}. Choose one of these.";

    /// <summary>Makes a painter with pixels of its own. The caller disposes it.</summary>
    internal abstract FacePainter CreatePainter(PainterOptions options);
}
