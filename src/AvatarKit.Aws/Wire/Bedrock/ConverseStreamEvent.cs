namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>One event of a streamed answer.</summary>
internal abstract class ConverseStreamEvent;
