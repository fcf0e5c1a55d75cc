using System.Diagnostics;

namespace AvatarKit.Aws;

/// <summary>Tells AWS the trace of a call in the header that X-Ray reads. It is not signed: proxies on the way write it anew.</summary>
internal sealed class XRayHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    public const string HeaderName = "X-Amzn-Trace-Id";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } current && !request.Headers.Contains(HeaderName))
        {
            request.Headers.TryAddWithoutValidation(HeaderName, HeaderOf(current));
        }

        return base.SendAsync(request, cancellationToken);
    }

    /// <summary>A W3C trace id as X-Ray writes it: the same digits, with the first eight apart.</summary>
    internal static string HeaderOf(Activity activity)
    {
        string trace = activity.TraceId.ToHexString();
        return $"Root=1-{trace[..8]}-{trace[8..]};Parent={activity.SpanId.ToHexString()};Sampled={(activity.Recorded ? 1 : 0)}";
    }
}
