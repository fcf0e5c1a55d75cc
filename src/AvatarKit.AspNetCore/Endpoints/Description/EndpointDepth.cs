namespace AvatarKit.AspNetCore;

/// <summary>How many segments an endpoint's path has below the path of all.</summary>
internal sealed record EndpointDepth(int Segments);
