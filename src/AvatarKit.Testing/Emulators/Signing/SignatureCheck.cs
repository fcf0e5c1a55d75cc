using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace AvatarKit.Testing;

/// <summary>Holds the credentials of requests against those of the emulator, and words refusals as AWS does.</summary>
internal sealed class SignatureCheck(EmulatorOptions options, string signingName, string? bearerToken)
{
    private const string TimestampFormat = "yyyyMMdd'T'HHmmss'Z'";
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public (SignatureOutcome Outcome, EmulatorFault? Refusal) Check(EmulatorExchange exchange)
    {
        HttpRequest request = exchange.Context.Request;
        string header = request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            return (SignatureOutcome.Missing, EmulatorFault.Error(403, "MissingAuthenticationTokenException", "Missing Authentication Token"));
        }

        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return bearerToken is not null && request.IsHttps && AreEqual(header["Bearer ".Length..], bearerToken)
                ? (SignatureOutcome.Bearer, null)
                : (SignatureOutcome.Unknown, EmulatorFault.Error(
                    403,
                    "AccessDeniedException",
                    "Authentication failed: Please make sure your API Key is valid."));
        }

        return AuthorizationHeader.TryParse(header) is AuthorizationHeader authorization
            ? CheckSignature(exchange, authorization)
            : Incomplete("Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters.");
    }

    private static (SignatureOutcome Outcome, EmulatorFault? Refusal) Incomplete(string message)
        => (SignatureOutcome.Incomplete, EmulatorFault.Error(403, "IncompleteSignatureException", message));

    private static EmulatorFault Invalid(string message) => EmulatorFault.Error(403, "InvalidSignatureException", message);

    private static bool AreEqual(string sent, string expected)
        => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), Encoding.UTF8.GetBytes(expected));

    private static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(TimestampFormat, CultureInfo.InvariantCulture);

    private (SignatureOutcome Outcome, EmulatorFault? Refusal) CheckSignature(EmulatorExchange exchange, AuthorizationHeader authorization)
    {
        IHeaderDictionary headers = exchange.Context.Request.Headers;
        string timestamp = headers["x-amz-date"].ToString();
        if (!DateTimeOffset.TryParseExact(
            timestamp,
            TimestampFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset signedAt))
        {
            return Incomplete("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
        }

        string host = authorization.SignedHeaders.Contains(CanonicalRequest.Authority) ? CanonicalRequest.Authority : "host";
        IEnumerable<string> needed = headers.Keys.Select(static name => name.ToLowerInvariant())
            .Where(static name => name.StartsWith("x-amz-", StringComparison.Ordinal))
            .Append(host);
        if (needed.FirstOrDefault(name => !authorization.SignedHeaders.Contains(name)) is string unsigned)
        {
            return Incomplete($"'{unsigned}' must be a 'SignedHeader' in the AWS Authorization.");
        }

        if (authorization.AccessKeyId != options.AccessKeyId || headers["x-amz-security-token"].ToString() != (options.SessionToken ?? ""))
        {
            return (SignatureOutcome.Unknown, EmulatorFault.Error(
                403,
                "UnrecognizedClientException",
                "The security token included in the request is invalid."));
        }

        return CheckScope(authorization, timestamp) ?? CheckTime(signedAt) ?? CheckValue(exchange, authorization, timestamp);
    }

    private (SignatureOutcome Outcome, EmulatorFault? Refusal)? CheckScope(AuthorizationHeader authorization, string timestamp)
    {
        string? message = null;
        if (authorization.Region != options.Region)
        {
            message = $"Credential should be scoped to a valid region, not '{authorization.Region}'.";
        }
        else if (authorization.Service != signingName)
        {
            message = $"Credential should be scoped to correct service: '{signingName}'.";
        }
        else if (!timestamp.StartsWith(authorization.Date, StringComparison.Ordinal))
        {
            message = "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                + $"'{authorization.Date}' != '{timestamp}'.";
        }

        return message is null ? null : (SignatureOutcome.WrongScope, Invalid(message));
    }

    private (SignatureOutcome Outcome, EmulatorFault? Refusal)? CheckTime(DateTimeOffset signedAt)
    {
        DateTimeOffset now = options.SignatureClock.GetUtcNow();
        string? message = signedAt < now - Tolerance
            ? $"Signature expired: {Format(signedAt)} is now earlier than {Format(now - Tolerance)} ({Format(now)} - 5 min.)"
            : signedAt > now + Tolerance
                ? $"Signature not yet current: {Format(signedAt)} is still later than {Format(now + Tolerance)} ({Format(now)} + 5 min.)"
                : null;
        return message is null ? null : (SignatureOutcome.ClockSkewed, Invalid(message));
    }

    private (SignatureOutcome Outcome, EmulatorFault? Refusal) CheckValue(
        EmulatorExchange exchange,
        AuthorizationHeader authorization,
        string timestamp)
    {
        string declared = exchange.Context.Request.Headers["x-amz-content-sha256"].ToString();
        if (declared.Length > 0 && !AreEqual(declared, Convert.ToHexStringLower(SHA256.HashData(exchange.Content))))
        {
            return (SignatureOutcome.Mismatch, Invalid("The provided 'x-amz-content-sha256' header does not match what was computed."));
        }

        string expected = CanonicalRequest.Sign(
            CanonicalRequest.Create(exchange, authorization.SignedHeaders),
            timestamp,
            authorization,
            options.SecretKey);
        return AreEqual(authorization.Signature, expected)
            ? (SignatureOutcome.Valid, null)
            : (SignatureOutcome.Mismatch, Invalid(
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing "
                    + "method. Consult the service documentation for details."));
    }
}
