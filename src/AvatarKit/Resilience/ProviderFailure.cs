using System.Net;
using System.Net.Sockets;
using Polly.CircuitBreaker;

namespace AvatarKit;

/// <summary>Which failures of voices and stores may be over when the same call is made again.</summary>
internal static class ProviderFailure
{
    public static bool IsTransient(Exception exception) => exception switch
    {
        // A conflict has an answer of its own: reading the conversation again.
        BrokenCircuitException or ConversationConflictException => false,
        AvatarKitException known => known.IsTransient,

        // HttpClient's own timeout; any other cancellation was asked for.
        OperationCanceledException { InnerException: TimeoutException } => true,
        HttpRequestException { StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests } => true,
        HttpRequestException { StatusCode: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError } => false,
        FileNotFoundException or DirectoryNotFoundException or PathTooLongException => false,
        HttpRequestException or IOException or SocketException or TimeoutException => true,
        _ => false,
    };
}
