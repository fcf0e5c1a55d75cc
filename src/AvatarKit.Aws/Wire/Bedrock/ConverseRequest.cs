using Amazon.Runtime.Internal;

namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>Asks for an answer in one piece.</summary>
internal sealed class ConverseRequest : ConverseRequestBase
{
    internal override void WriteTo(IRequest request) => WriteTo(request, "converse", this, BedrockJsonContext.Default.ConverseRequest);
}
