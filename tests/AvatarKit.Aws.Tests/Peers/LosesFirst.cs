using System.Net;
using AvatarKit.Aws.TestHost;

namespace AvatarKit.Aws.Tests.Peers;

/// <summary>Lets the first call of an operation be done, and its answer be lost.</summary>
public sealed class LosesFirst(string operation) : DelegatingHandler
{
    private int count;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        if (!request.Headers.TryGetValues("X-Amz-Target", out IEnumerable<string>? target)
            || !target.First().EndsWith(operation, StringComparison.Ordinal) || Interlocked.Increment(ref count) > 1)
        {
            return response;
        }

        response.Dispose();
        return DynamoDbFaults.Error(HttpStatusCode.InternalServerError, "InternalServerError");
    }
}
