namespace AvatarKit.Aws;

/// <summary>How models are called in one of the regions of <see cref="RegionOptions.Active"/>.</summary>
public sealed class BedrockRegionOptions
{
    /// <summary>What is put before model ids there, in place of <see cref="BedrockOptions.InferenceProfilePrefix"/>. An id that has a prefix gets
    /// this one: a profile of one continent is not known on another.</summary>
    /// <value>Default <see langword="null"/>: as <see cref="BedrockOptions.InferenceProfilePrefix"/> and the ids say.</value>
    public string? InferenceProfilePrefix { get; set; }

    /// <summary>The endpoint to call.</summary>
    /// <value>Default <see langword="null"/>: <see cref="BedrockOptions.ServiceUrl"/>, else the region's.</value>
    public string? ServiceUrl { get; set; }
}
