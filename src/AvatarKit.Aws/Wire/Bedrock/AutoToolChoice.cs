namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>The model decides.</summary>
internal sealed class AutoToolChoice;
