using System.Net;
using System.Text;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>The far end of an OpenAI-compatible client: answers as a service does, and refuses what has "Bad" in it.</summary>
internal sealed class RefusingEndpoint(HttpStatusCode status, string body) : HttpMessageHandler
{
    private int calls;

    public int Calls => Volatile.Read(ref calls);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref calls);
        string sent = await request.Content!.ReadAsStringAsync(cancellationToken);
        return sent.Contains("Bad", StringComparison.Ordinal)
            ? new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") }
            : new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Events("All is well."), Encoding.UTF8, "text/event-stream") };
    }

    private static string Events(string text)
    {
        const string Head = """{"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":""";
        return $$"""
            data: {{Head}}{"role":"assistant","content":"{{text}}"},"finish_reason":null}]}

            data: {{Head}}{},"finish_reason":"stop"}]}

            data: [DONE]


            """;
    }
}
