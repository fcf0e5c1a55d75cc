namespace AvatarKit.AspNetCore;

/// <summary>A face that a page draws by itself: a character described by a rig (<c>docs/rigs.md</c>), or a photograph.
/// Immutable and thread-safe: read once, used for any number of pages.</summary>
public sealed class BrowserFace
{
    private BrowserFace(string property, ReadOnlyMemory<byte> json)
    {
        Property = property;
        Json = json;
    }

    /// <summary>The ids of the characters that come with the package, the default first. Their art is CC0: use it for anything.</summary>
    public static IReadOnlyList<string> Characters { get; } = ["ava", "marcus", "asha", "pixel"];

    /// <summary>What the page calls it.</summary>
    internal string Property { get; }

    /// <summary>What the page knows of it, safe within a script element.</summary>
    internal ReadOnlyMemory<byte> Json { get; }

    /// <summary>A character that comes with the package.</summary>
    /// <param name="id">One of <see cref="Characters"/>.</param>
    /// <returns>The face.</returns>
    /// <exception cref="ArgumentException">There is no such character.</exception>
    public static BrowserFace Character(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Characters.Contains(id)
            ? new BrowserFace("rig", RigDocuments.OfBuiltIn(id))
            : throw new ArgumentException($"There is no built-in character '{id}'. There are {string.Join(", ", Characters)}.", nameof(id));
    }

    /// <summary>Reads a character of one's own. A rig it extends is a built-in one, or stands beside it as <c>id.rig.json</c>.</summary>
    /// <remarks>What the rig says of its layers is checked where it is drawn: in the browser, or by <c>CharacterFace.Load</c>
    /// of AvatarKit.Rendering.</remarks>
    /// <param name="path">The rig's file, at most 4 MB.</param>
    /// <returns>The face.</returns>
    /// <exception cref="InvalidDataException">The file is no rig, or extends one there is not. The message says which and why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static BrowserFace LoadRig(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new BrowserFace("rig", RigDocuments.OfFile(path));
    }

    /// <summary>Reads a photograph, which the page shows and moves a little. Its lips do not move there; in a video they do.</summary>
    /// <param name="path">A JPEG, PNG, WebP, GIF or BMP of at most 64 MB.</param>
    /// <returns>The face.</returns>
    /// <exception cref="InvalidDataException">The file is no such picture, or larger.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static BrowserFace LoadPortrait(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new BrowserFace("photo", PagePhoto.Read(path));
    }
}
