using System.Collections.Concurrent;

namespace AvatarKit.Rendering;

/// <summary>A drawn character, described by a rig: a JSON file in the format of <c>docs/rigs.md</c>. Immutable and thread-safe.</summary>
public sealed class CharacterFace : AvatarFace
{
    private static readonly ConcurrentDictionary<string, Lazy<CharacterFace>> Loaded = new(StringComparer.Ordinal);

    private readonly Rig rig;
    private readonly Lazy<Rig> waist;

    private CharacterFace(ReadOnlyMemory<byte> json, Func<string, ReadOnlyMemory<byte>?> extended)
        : this(RigReader.Read(json, extended))
    {
        Json = json;
        waist = new Lazy<Rig>(() => RigReader.Read(json, extended, rig.Waist));
    }

    private CharacterFace(Rig rig)
        : base(rig.Id, rig.Name)
    {
        this.rig = rig;
        waist = new Lazy<Rig>(rig);
        Framings = rig switch
        {
            { Face.IsEmpty: false, Waist: not null } => [Framing.Bust, Framing.Face, Framing.Waist],
            { Face.IsEmpty: false } => [Framing.Bust, Framing.Face],
            { Waist: not null } => [Framing.Bust, Framing.Waist],
            _ => [Framing.Bust],
        };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Framing> Framings { get; }

    /// <summary>The rig as it was written.</summary>
    internal ReadOnlyMemory<byte> Json { get; }

    /// <summary>The ids of the characters that come with the package, the default first. Their art is CC0: use it for anything.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } = BuiltInRigs.Characters;

    /// <summary>A character that comes with the package. Read once, then shared.</summary>
    /// <param name="id">One of <see cref="BuiltIn"/>.</param>
    /// <returns>The character.</returns>
    /// <exception cref="ArgumentException">There is no such character.</exception>
    public static CharacterFace Get(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!BuiltInRigs.Characters.Contains(id))
        {
            throw new ArgumentException($"There is no built-in character '{id}'. There are {string.Join(", ", BuiltIn)}.", nameof(id));
        }

        return Loaded.GetOrAdd(
            id,
            static id => new Lazy<CharacterFace>(() => new CharacterFace(BuiltInRigs.Find(id)!.Value, BuiltInRigs.Find))).Value;
    }

    /// <summary>Reads a character from a stream. A rig it extends must be a built-in one.</summary>
    /// <param name="stream">The rig as UTF-8 JSON, at most 4 MB. It stays open.</param>
    /// <returns>The character.</returns>
    /// <exception cref="RigException">The rig cannot be used.</exception>
    public static CharacterFace Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new CharacterFace(RigFile.Read(stream), BuiltInRigs.Find);
    }

    /// <summary>Reads a character from a file. A rig it extends is a built-in one, or stands beside it as <c>id.rig.json</c>.</summary>
    /// <param name="path">The rig's file.</param>
    /// <returns>The character.</returns>
    /// <exception cref="RigException">The rig cannot be used.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CharacterFace Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return new CharacterFace(RigFile.Read(path), id => BuiltInRigs.Find(id) ?? RigFile.Find(folder, id));
    }

    /// <inheritdoc/>
    internal override string WithoutFraming(Framing framing)
        => $"The character '{Id}' is not drawn as {framing}: it can be {string.Join(" or ", Framings)}. "
            + $"Choose one of these, or give its rig a \"{(framing == Framing.Face ? "face" : "waist")}\" (docs/rigs.md).";

    /// <inheritdoc/>
    internal override FacePainter CreatePainter(PainterOptions options)
    {
        CheckFraming(options.Framing);
        return new CharacterPainter(options.Framing == Framing.Waist ? waist.Value : rig, options);
    }
}
