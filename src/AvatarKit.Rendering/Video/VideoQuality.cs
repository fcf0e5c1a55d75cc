namespace AvatarKit.Rendering;

/// <summary>How much work the encoder puts into a picture.</summary>
public enum VideoQuality
{
    /// <summary>As fast as can be: x264's <c>ultrafast</c> with motion by quarters of a pixel, at a quantiser of 29.</summary>
    Fast,

    /// <summary>Smaller files for about a third more work: x264's <c>superfast</c> at CRF 30.</summary>
    Standard,

    /// <summary>A better picture and larger files for more work: x264's <c>veryfast</c> at CRF 19.</summary>
    High,
}
