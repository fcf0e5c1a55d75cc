namespace AvatarKit.Rendering;

/// <summary>Shows avatars by their faces: those of the video's options.</summary>
internal sealed class AvatarPictures(VideoRenderingOptions options) : IAvatarPictures
{
    public const int MinSize = 16;

    public const int MaxSize = 2048;

    public AvatarPicture? Find(string avatarId, AvatarProfile profile)
    {
        ArgumentNullException.ThrowIfNull(avatarId);
        ArgumentNullException.ThrowIfNull(profile);
        return options.FindFace(profile.Character ?? profile.Portrait, avatarId) switch
        {
            CharacterFace character => new AvatarPicture(character.Id, IsPortrait: false) { Rig = character.Json },
            { } face => new AvatarPicture(face.Id, IsPortrait: true) { HasMesh = face is PortraitFace },
            null => null,
        };
    }

    public ReadOnlyMemory<byte> Draw(AvatarPicture picture, int size)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (size is < MinSize or > MaxSize)
        {
            throw new ArgumentException($"A picture is from {MinSize} to {MaxSize} pixels wide and high, not {size}.", nameof(size));
        }

        using var png = new MemoryStream();
        FaceOf(picture).WriteStill(png, new StillOptions { Width = size, Height = size });
        return png.ToArray();
    }

    public AvatarPortrait? ReadPortrait(AvatarPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return FaceOf(picture) is PortraitFace portrait ? PortraitExport.Create(portrait) : null;
    }

    private AvatarFace FaceOf(AvatarPicture picture) => options.FindFace(picture.FaceId, avatarId: null)
        ?? throw new ArgumentException("The picture is of no face that is here.", nameof(picture));
}
