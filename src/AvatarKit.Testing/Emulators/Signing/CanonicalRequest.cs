using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace AvatarKit.Testing;

/// <summary>The canonical request and the signature of Signature Version 4, computed from what came on the wire.</summary>
internal static class CanonicalRequest
{
    /// <summary>What HTTP/2 has in place of the host header, and some clients sign in its place.</summary>
    public const string Authority = ":authority";

    public static string Create(EmulatorExchange exchange, string[] signedHeaders)
    {
        var text = new StringBuilder()
            .Append(exchange.Context.Request.Method).Append('\n')
            .Append(Path(exchange.RawPath)).Append('\n')
            .Append(Query(exchange.RawQuery)).Append('\n');
        foreach (string name in signedHeaders)
        {
            text.Append(name).Append(':').Append(Value(exchange.Context.Request, name)).Append('\n');
        }

        return text.Append('\n')
            .AppendJoin(';', signedHeaders).Append('\n')
            .Append(Hex(SHA256.HashData(exchange.Content)))
            .ToString();
    }

    public static string Sign(string canonicalRequest, string timestamp, AuthorizationHeader authorization, string secretKey)
    {
        string text =
            $"{AuthorizationHeader.Algorithm}\n{timestamp}\n{authorization.Scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalRequest)))}";
        byte[] key = Encoding.UTF8.GetBytes("AWS4" + secretKey);
        foreach (string part in new[] { authorization.Date, authorization.Region, authorization.Service, "aws4_request", text })
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return Hex(key);
    }

    /// <summary>Each segment is escaped once more than on the wire: every service but S3 signs it so.</summary>
    private static string Path(string rawPath) => string.Join('/', rawPath.Split('/').Select(Uri.EscapeDataString));

    private static string Query(string rawQuery)
    {
        IEnumerable<(string Name, string Value)> parameters = rawQuery
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(static parameter => parameter.Split('=', 2))
            .Select(static parts => (Escape(parts[0]), parts.Length > 1 ? Escape(parts[1]) : ""));
        return string.Join('&', parameters
            .OrderBy(static parameter => parameter.Name, StringComparer.Ordinal)
            .ThenBy(static parameter => parameter.Value, StringComparer.Ordinal)
            .Select(static parameter => $"{parameter.Name}={parameter.Value}"));
    }

    private static string Escape(string text) => Uri.EscapeDataString(Uri.UnescapeDataString(text.Replace('+', ' ')));

    private static string Value(HttpRequest request, string name)
    {
        IEnumerable<string?> values = name is "host" or Authority ? [request.Host.Value] : request.Headers[name];
        return string.Join(',', values.Select(static value => string.Join(' ', (value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))));
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
