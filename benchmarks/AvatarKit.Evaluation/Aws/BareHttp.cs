using System.Buffers;
using System.Net.Http.Headers;

namespace AvatarKit.Evaluation;

/// <summary>The baseline: an <see cref="HttpClient"/> that posts a body and reads what comes, without signing or understanding any of it.</summary>
internal sealed class BareHttp(Uri endpoint) : IDisposable
{
    private const int BufferBytes = 4 * 1024;

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = endpoint };

    public void Dispose() => client.Dispose();

    /// <summary>Reads a stream to its end, as it comes.</summary>
    /// <returns>How many bytes came.</returns>
    public static async Task<long> DrainAsync(Stream stream)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        long bytes = 0;
        while (await stream.ReadAsync(buffer) is > 0 and int read)
        {
            bytes += read;
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return bytes;
    }

    /// <summary>Posts a body and reads the answer to its end, as it comes.</summary>
    /// <returns>How many bytes came.</returns>
    public async Task<long> ReadAsync(string path, ReadOnlyMemory<byte> body)
    {
        using HttpResponseMessage response = await OpenAsync(path, body, default);
        using Stream stream = await response.Content.ReadAsStreamAsync();
        return await DrainAsync(stream);
    }

    /// <summary>Reads on until cancelled.</summary>
    /// <param name="path">What is called.</param>
    /// <param name="body">What is posted.</param>
    /// <param name="started">Is told of the first bytes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task HoldAsync(string path, ReadOnlyMemory<byte> body, Action started, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await OpenAsync(path, body, cancellationToken);
        using Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        byte[] buffer = new byte[BufferBytes];
        await stream.ReadExactlyAsync(buffer.AsMemory(0, 1), cancellationToken);
        started();
        while (await stream.ReadAsync(buffer, cancellationToken) > 0)
        {
        }
    }

    private async Task<HttpResponseMessage> OpenAsync(string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = Json;
        HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return response.EnsureSuccessStatusCode();
    }
}
