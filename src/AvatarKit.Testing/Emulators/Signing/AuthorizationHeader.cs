namespace AvatarKit.Testing;

/// <summary>The parts of <c>AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…</c>.</summary>
internal sealed record AuthorizationHeader(string AccessKeyId, string Date, string Region, string Service, string[] SignedHeaders, string Signature)
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    public string Scope => $"{Date}/{Region}/{Service}/aws4_request";

    /// <summary><see langword="null"/>: it cannot be read.</summary>
    public static AuthorizationHeader? TryParse(string header)
    {
        if (!header.StartsWith(Algorithm + " ", StringComparison.Ordinal))
        {
            return null;
        }

        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string part in header[Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.IndexOf('=', StringComparison.Ordinal) is int at and > 0)
            {
                parts[part[..at]] = part[(at + 1)..];
            }
        }

        // An access key id may hold no slash: the scope is the last four of five parts.
        return parts.TryGetValue("Credential", out string? credential)
            && credential.Split('/') is [string key, string date, string region, string service, "aws4_request"]
                && parts.TryGetValue("SignedHeaders", out string? signed) && signed.Length > 0
                && parts.TryGetValue("Signature", out string? signature) && signature.Length > 0
            ? new(key, date, region, service, signed.Split(';'), signature)
            : null;
    }
}
