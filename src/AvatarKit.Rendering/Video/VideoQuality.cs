namespace AvatarKit.Rendering;

/// <summary>How much work the encoder puts into a picture.</summary>
public enum VideoQuality
{
    /// <summary>As fast as can be: x264's <c>ultrafast</c> with a quantiser of 24.</summary>
    Fast,

    /// <summary>As fast, with more bits for the picture: x264's <c>ultrafast</c> with a quantiser of 20.</summary>
    Standard,

    /// <summary>Smaller files for about twice the work: x264's <c>veryfast</c> at CRF 19.</summary>
    High,
}
