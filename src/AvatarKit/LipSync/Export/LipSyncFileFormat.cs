namespace AvatarKit;

/// <summary>A file format for lips in motion that other tools read.</summary>
public enum LipSyncFileFormat
{
    /// <summary>AvatarKit's own track as JSON: the 15 Oculus visemes with times in milliseconds.</summary>
    Oculus,

    /// <summary>JSON of poses: the 52 ARKit blend shapes and the head's three angles, frame after frame.</summary>
    Arkit,

    /// <summary>JSON of the viseme events of the Azure Speech SDK: offset in ticks, viseme id 0 to 21, and the blend-shape animation of 55
    /// values at 60 frames per second.</summary>
    Azure,

    /// <summary>JSON as Rhubarb Lip Sync 1.x writes it: mouth shapes A to H and X, times in seconds.</summary>
    Rhubarb,

    /// <summary>Tab-separated values as Rhubarb Lip Sync 1.x writes them.</summary>
    RhubarbTsv,

    /// <summary>XML as Rhubarb Lip Sync 1.x writes it.</summary>
    RhubarbXml,
}
