using System.Net.Http.Headers;

namespace AvatarKit.Aws.Tests.Peers;

/// <summary>Stands before the network: notes every request, and answers those that the test answers itself.</summary>
public sealed class Scripted(Func<SeenRequest, HttpResponseMessage?> answer) : DelegatingHandler
{
    private readonly List<SeenRequest> seen = [];

    public Scripted()
        : this(static _ => null)
    {
    }

    public IReadOnlyList<SeenRequest> Seen
    {
        get
        {
            lock (seen)
            {
                return [.. seen];
            }
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Looked at without validation: a header that is parsed may go out written otherwise than it was signed.
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (HttpHeaders? group in (HttpHeaders?[])[request.Headers, request.Content?.Headers])
        {
            foreach ((string name, HeaderStringValues values) in group?.NonValidated ?? default)
            {
                headers[name] = string.Join(",", values);
            }
        }

        var one = new SeenRequest(request.Method.Method, request.RequestUri!, headers);
        lock (seen)
        {
            seen.Add(one);
        }

        return answer(one) ?? await base.SendAsync(request, cancellationToken);
    }
}
