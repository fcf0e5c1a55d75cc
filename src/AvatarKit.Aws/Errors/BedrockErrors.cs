using System.Net.Sockets;
using System.Text.Json;
using Amazon.Runtime;
using AvatarKit.Aws.Wire;
using AvatarKit.Aws.Wire.EventStreams;

namespace AvatarKit.Aws;

/// <summary>Makes typed errors of what the SDK and the wire throw. An error's name decides, not its status.</summary>
internal static class BedrockErrors
{
    /// <summary>The typed error; an <see cref="AvatarKitException"/> stays itself.</summary>
    public static AvatarKitException Translate(Exception exception, string modelId, TimeProvider time, bool inStream = false) => exception switch
    {
        AvatarKitException known => known,
        EventStreamBrokenException { IsTruncated: true } => Create("bedrock.stream_truncated", modelId, exception),
        EventStreamBrokenException or AmazonUnmarshallingException or JsonException => Create("bedrock.stream_failed", modelId, exception),
        TimeoutException => Create("bedrock.timeout", modelId, exception),
        AmazonServiceException { StatusCode: 0, ErrorCode: null or "" } => Create("bedrock.unavailable", modelId, exception),
        AmazonServiceException service => FromService(service, modelId, time),
        AmazonClientException => Create("bedrock.credentials", modelId, exception),
        IOException or HttpRequestException or SocketException when inStream => Create("bedrock.stream_truncated", modelId, exception),
        IOException or HttpRequestException or SocketException => Create("bedrock.unavailable", modelId, exception),
        _ => Create("bedrock.failed", modelId, exception),
    };

    /// <summary>An error that no exception stands behind.</summary>
    public static BedrockException Create(string code, string modelId, Exception? inner = null)
        => new(code, BedrockErrorTexts.For(code, modelId), modelId, IsTransient(code), inner);

    /// <summary>Whether calling the model again soon is in vain, whatever is said.</summary>
    public static bool IsModelUnavailable(string code) => code is "bedrock.model_retired" or "bedrock.access_denied" or "bedrock.needs_profile";

    private static BedrockException FromService(AmazonServiceException exception, string modelId, TimeProvider time)
    {
        string code = BedrockErrorNames.CodeOf(exception);
        return new BedrockException(code, BedrockErrorTexts.For(code, modelId), modelId, IsTransient(code), exception)
        {
            StatusCode = exception.StatusCode == 0 ? null : (int)exception.StatusCode,
            RequestId = string.IsNullOrEmpty(exception.RequestId) ? null : exception.RequestId,
            RetryAfter = IsTransient(code) ? exception.RetryAfter(time) : null,
        };
    }

    private static bool IsTransient(string code)
        => code is "bedrock.throttled" or "bedrock.not_ready" or "bedrock.timeout" or "bedrock.stream_failed"
        or "bedrock.stream_truncated" or "bedrock.clock_skew" or "bedrock.unavailable" or "bedrock.failed";
}
