using Amazon.Runtime.Internal;

namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>Asks for an answer in events.</summary>
internal sealed class ConverseStreamRequest : ConverseRequestBase
{
    internal override void WriteTo(IRequest request) => WriteTo(request, "converse-stream", this, BedrockJsonContext.Default.ConverseStreamRequest);
}
