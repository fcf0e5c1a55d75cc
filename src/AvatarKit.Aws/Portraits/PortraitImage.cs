namespace AvatarKit.Aws;

/// <summary>A picture's file.</summary>
internal sealed record PortraitImage(byte[] Bytes, string ContentType);
