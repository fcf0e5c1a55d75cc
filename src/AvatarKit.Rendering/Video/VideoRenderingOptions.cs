using System.ComponentModel.DataAnnotations;

namespace AvatarKit.Rendering;

/// <summary>What <see cref="VideoRenderer"/> makes, and with what.</summary>
public sealed class VideoRenderingOptions
{
    /// <summary>Width in pixels.</summary>
    /// <value>Default 1920. 64 to 7680, even.</value>
    [SettingRange(64, 7680)]
    public int Width { get; set; } = 1920;

    /// <summary>Height in pixels.</summary>
    /// <value>Default 1080. 64 to 7680, even.</value>
    [SettingRange(64, 7680)]
    public int Height { get; set; } = 1080;

    /// <summary>Frames per second: the grid on which pictures change.</summary>
    /// <value>Default 60. 1 to 120.</value>
    [SettingRange(1, 120)]
    public int FrameRate { get; set; } = 60;

    /// <summary>Whether every frame of the grid is in the file, for players and editors that need it.
    /// Otherwise frames that do not change are left out, and the one before lasts longer.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool ConstantFrameRate { get; set; }

    /// <summary>What the video is packed in.</summary>
    /// <value>Default <see cref="VideoContainer.Mp4"/>.</value>
    [EnumDataType(typeof(VideoContainer))]
    public VideoContainer Container { get; set; }

    /// <summary>How much work the encoder puts into a picture.</summary>
    /// <value>Default <see cref="VideoQuality.Standard"/>.</value>
    [EnumDataType(typeof(VideoQuality))]
    public VideoQuality Quality { get; set; } = VideoQuality.Standard;

    /// <summary>Whether the page shows through around the face. Needs <see cref="VideoContainer.WebM"/>.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool Transparent { get; set; }

    /// <summary>What is behind the face; <see langword="null"/>: the face's own background.</summary>
    /// <value>Default <see langword="null"/>.</value>
    public Background? Background { get; set; }

    /// <summary>How much of the figure is shown.</summary>
    /// <value>Default <see cref="Framing.Bust"/>. One that <see cref="Face"/> and each of <see cref="Faces"/> can be drawn in:
    /// <see cref="AvatarFace.Framings"/>.</value>
    [EnumDataType(typeof(Framing))]
    public Framing Framing { get; set; }

    /// <summary>Whether what is being said is written over the picture.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool Captions { get; set; }

    /// <summary>The face of an avatar that is not named.</summary>
    /// <value>Default: the first of <see cref="Faces"/>, or where there is none the first of <see cref="CharacterFace.BuiltIn"/>.</value>
    public AvatarFace? Face { get; set; }

    /// <summary>
    /// The faces that <see cref="RenderOptions.Character"/>, <see cref="RenderOptions.Portrait"/> or an avatar of the same id may name by
    /// <see cref="AvatarFace.Id"/>, besides <see cref="Face"/> and the built-in characters, which they may replace.
    /// </summary>
    /// <value>Default none.</value>
    public IList<AvatarFace> Faces { get; } = [];

    /// <summary>The FFmpeg program, by path or by name.</summary>
    /// <value>Default <c>ffmpeg</c>, found in the folders of <c>PATH</c>.</value>
    [SettingRequired]
    public string FfmpegPath { get; set; } = "ffmpeg";

    /// <summary>How many FFmpeg processes wait for the next video, so that it begins some 50 ms earlier.
    /// The place of one that is taken is filled when its video's first fragment is out.</summary>
    /// <value>Default 1. 0 to 32.</value>
    [SettingRange(0, 32)]
    public int PrewarmedEncoders { get; set; } = 1;

    /// <summary>How many videos are made at the same time. Further ones wait their turn;
    /// when four times as many wait, more are refused with <c>video.busy</c>.</summary>
    /// <value>Default 8. 1 to 256.</value>
    [SettingRange(1, 256)]
    public int MaxConcurrentRenders { get; set; } = 8;

    /// <summary>How long FFmpeg may neither take nor give anything while it has work,
    /// before it is ended and the video fails with <c>video.stalled</c>.</summary>
    /// <value>Default 20 seconds. More than 0.</value>
    public TimeSpan EncoderTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The host's own faces, the default one first.</summary>
    internal AvatarFace[] OwnFaces() => Face is null ? [.. Faces] : [Face, .. Faces];

    /// <summary>The ids that an avatar's character or portrait may have.</summary>
    internal IEnumerable<string> FaceIds()
        => OwnFaces().Select(static face => face.Id).Concat(CharacterFace.BuiltIn).Distinct(StringComparer.Ordinal);

    /// <summary>The face of an id, or where none is named that of the avatar's id, else the default one;
    /// <see langword="null"/>: there is none of that id.</summary>
    internal AvatarFace? FindFace(string? id, string? avatarId)
    {
        AvatarFace[] own = OwnFaces();
        if (id is not null)
        {
            return Find(own, id);
        }

        AvatarFace first = own.Length > 0 ? own[0] : CharacterFace.Get(CharacterFace.BuiltIn[0]);
        return avatarId is null ? first : Find(own, avatarId) ?? first;
    }

    private static AvatarFace? Find(AvatarFace[] own, string id)
        => Array.Find(own, face => face.Id == id) ?? (CharacterFace.BuiltIn.Contains(id) ? CharacterFace.Get(id) : null);
}
