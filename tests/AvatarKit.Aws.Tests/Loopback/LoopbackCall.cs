using System.Net.Sockets;
using System.Text;

namespace AvatarKit.Aws.Tests.Loopback;

/// <summary>One call, to be answered as a script pleases. The connection closes when the script ends.</summary>
internal sealed class LoopbackCall(TcpClient client, LoopbackRequest request, CancellationToken stopping)
{
    private readonly NetworkStream stream = client.GetStream();

    public LoopbackRequest Request => request;

    public Task RespondAsync(int status, string body, params (string Name, string Value)[] headers)
        => RespondAsync(status, Encoding.UTF8.GetBytes(body), [("Content-Type", "application/json"), .. headers]);

    public async Task RespondAsync(int status, byte[] body, params (string Name, string Value)[] headers)
    {
        await HeadAsync(status, [("Content-Length", body.Length.ToString()), .. headers]);
        await WriteAsync(body);
    }

    /// <summary>Answers with an error of the service.</summary>
    public Task FailAsync(int status, string name, string message = "something the person said", params (string Name, string Value)[] headers)
        => RespondAsync(status, $$"""{"message":"{{message}}"}""",
            [("x-amzn-errortype", name + ":http://internal.amazon.com/"), ("x-amzn-RequestId", "request-1"), .. headers]);

    /// <summary>Begins a stream of frames that ends with the connection.</summary>
    public Task BeginEventsAsync() => HeadAsync(200, ("Content-Type", "application/vnd.amazon.eventstream"), ("x-amzn-RequestId", "request-1"));

    /// <summary>Begins a stream of frames that must end with a last chunk.</summary>
    public Task BeginChunkedEventsAsync()
        => HeadAsync(200, ("Content-Type", "application/vnd.amazon.eventstream"), ("Transfer-Encoding", "chunked"));

    public Task EventAsync(string type, string json) => WriteAsync(EventFrame.Event(type, json));

    public async Task ChunkAsync(byte[] bytes)
    {
        await WriteAsync(Encoding.ASCII.GetBytes($"{bytes.Length:x}\r\n"));
        await WriteAsync([.. bytes, (byte)'\r', (byte)'\n']);
    }

    public async Task WriteAsync(byte[] bytes)
    {
        await stream.WriteAsync(bytes, stopping);
        await stream.FlushAsync(stopping);
    }

    /// <summary>Lets the client see a reset instead of an end.</summary>
    public void Reset()
    {
        client.LingerState = new LingerOption(enable: true, seconds: 0);
        client.Close();
    }

    /// <summary>Waits until the client has closed its side.</summary>
    public async Task WaitForCloseAsync()
    {
        var buffer = new byte[256];
        try
        {
            while (await stream.ReadAsync(buffer, stopping) > 0)
            {
            }
        }
        catch (IOException)
        {
            // A reset is a close, too.
        }
    }

    private Task HeadAsync(int status, params (string Name, string Value)[] headers)
    {
        var head = new StringBuilder($"HTTP/1.1 {status} Status\r\nConnection: close\r\n");
        foreach ((string name, string value) in headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()));
    }
}
