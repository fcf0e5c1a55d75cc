namespace AvatarKit;

/// <summary>The face of an avatar, as <see cref="IAvatarPictures"/> knows it.</summary>
/// <param name="FaceId">The face's id, for example <c>ava</c>.</param>
/// <param name="IsPortrait">Whether it is the picture of a person that is moved; else it is a drawn character.</param>
public sealed record AvatarPicture(string FaceId, bool IsPortrait)
{
    /// <summary>The rig of a drawn character, UTF-8 JSON in the format of <c>docs/rigs.md</c>, as it was written: it may extend another.</summary>
    /// <value>Default empty: a portrait, or not known.</value>
    public ReadOnlyMemory<byte> Rig { get; init; }

    /// <summary>Whether <see cref="IAvatarPictures.ReadPortrait"/> gives what a browser moves it by.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool HasMesh { get; init; }
}
