using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AvatarKit.Testing.Tests.Emulators;

/// <summary>Signs requests with Signature Version 4, for paths without anything to escape: tests that are not about signatures.</summary>
internal sealed class SignedHandler(
    EmulatorOptions credentials,
    string service,
    TimeProvider? clock = null) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        string time = (clock ?? TimeProvider.System).GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        string scope = $"{time[..8]}/{credentials.Region}/{service}/aws4_request";
        string canonical = $"{request.Method}\n{request.RequestUri!.AbsolutePath}\n{request.RequestUri.Query.TrimStart('?')}\n"
            + $"host:{request.RequestUri.Authority}\nx-amz-date:{time}\n\nhost;x-amz-date\n{Hex(SHA256.HashData(body))}";
        byte[] key = Encoding.UTF8.GetBytes("AWS4" + credentials.SecretKey);
        foreach (string part in scope.Split('/'))
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        string signature = Hex(HMACSHA256.HashData(
            key,
            Encoding.UTF8.GetBytes($"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}")));
        request.Headers.TryAddWithoutValidation("x-amz-date", time);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={credentials.AccessKeyId}/{scope}, SignedHeaders=host;x-amz-date, Signature={signature}");
        return await base.SendAsync(request, cancellationToken);
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
