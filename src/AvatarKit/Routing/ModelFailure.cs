using System.Net;
using Polly.CircuitBreaker;

namespace AvatarKit;

internal static class ModelFailure
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    /// <summary>Whether the provider wants to be left alone for so long that a fallback serves the person better.</summary>
    public static bool AsksForLongWait(Exception exception) => exception is AvatarKitException { RetryAfter: { } wait } && wait > LongestWait;

    /// <summary>Whether the same call may succeed when tried again.</summary>
    public static bool IsTransient(Exception exception) => exception switch
    {
        OperationCanceledException or BrokenCircuitException => false,
        AvatarKitException known => known.IsTransient,
        ArgumentException or NotSupportedException or InvalidOperationException => false,
        HttpRequestException { StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests } => true,
        HttpRequestException { StatusCode: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError } => false,
        _ => true,
    };
}
