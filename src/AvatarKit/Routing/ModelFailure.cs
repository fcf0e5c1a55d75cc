using System.Net;
using Polly.CircuitBreaker;

namespace AvatarKit;

internal static class ModelFailure
{
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
