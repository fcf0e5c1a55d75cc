namespace AvatarKit;

/// <summary>Shows avatars where nothing is said: in a list, before the first answer. Thread-safe.</summary>
public interface IAvatarPictures
{
    /// <summary>Finds the face of an avatar.</summary>
    /// <param name="avatarId">The avatar's id; empty for the default one.</param>
    /// <param name="profile">The avatar's profile: its <see cref="AvatarProfile.Character"/> or <see cref="AvatarProfile.Portrait"/> counts.</param>
    /// <returns>The face, or <see langword="null"/> where there is none of that name.</returns>
    AvatarPicture? Find(string avatarId, AvatarProfile profile);

    /// <summary>Draws a face at rest.</summary>
    /// <param name="picture">What <see cref="Find"/> found.</param>
    /// <param name="size">Width and height in pixels, 16 to 2,048.</param>
    /// <returns>The picture as PNG.</returns>
    /// <exception cref="ArgumentException">The size is out of range, or the picture is not of this source.</exception>
    ReadOnlyMemory<byte> Draw(AvatarPicture picture, int size);

    /// <summary>Reads what a browser moves a portrait by: the same mesh that the video is drawn from.</summary>
    /// <param name="picture">What <see cref="Find"/> found.</param>
    /// <returns>The portrait, or <see langword="null"/>: the face is none, or this source has no meshes.</returns>
    AvatarPortrait? ReadPortrait(AvatarPicture picture) => null;
}
