namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>The model must call one.</summary>
internal sealed class AnyToolChoice;
