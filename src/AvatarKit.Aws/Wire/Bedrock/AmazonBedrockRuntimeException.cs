using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>An error of Bedrock Runtime. Its name, <see cref="AmazonServiceException.ErrorCode"/>, says what
/// it is: the status may be another's or none.</summary>
[SuppressMessage(
    "Design",
    "CA1064:Exceptions should be public",
    Justification = "Callers catch AmazonServiceException, as they do with the official client.")]
internal sealed class AmazonBedrockRuntimeException(ErrorResponse error)
    : AmazonServiceException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode);
