using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AvatarKit.Aws.Wire.Polly;

/// <summary>An error of Polly. Its name, <see cref="AmazonServiceException.ErrorCode"/>, says what it is: throttling comes as 400.</summary>
[SuppressMessage(
    "Design",
    "CA1064:Exceptions should be public",
    Justification = "Callers catch AmazonServiceException, as they do with the official client.")]
internal sealed class AmazonPollyException(ErrorResponse error)
    : AmazonServiceException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode);
