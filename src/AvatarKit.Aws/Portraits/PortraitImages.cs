namespace AvatarKit.Aws;

/// <summary>What a model painted, and the settings it was told besides the request.</summary>
internal sealed record PortraitImages(IReadOnlyList<PortraitImage> Files, IReadOnlyDictionary<string, string> Settings);
