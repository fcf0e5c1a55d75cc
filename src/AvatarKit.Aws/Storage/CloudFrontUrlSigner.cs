using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AvatarKit.Aws;

/// <summary>Signs URLs to a CloudFront distribution that serves to trusted key groups only.</summary>
/// <remarks>
/// RSA (PKCS #1 v1.5) over SHA-256 or SHA-1, in CloudFront's base64 with <c>-</c>, <c>_</c> and <c>~</c> for <c>+</c>, <c>=</c> and <c>/</c>.
/// Thread-safe: calls sign one after the other. Dispose it to let go of the key.
/// </remarks>
public sealed class CloudFrontUrlSigner : IDisposable
{
    private readonly Lock gate = new();
    private readonly RSA key = RSA.Create();
    private readonly string keyPairId;
    private readonly CloudFrontHash hash;

    /// <summary>Creates the signer.</summary>
    /// <param name="keyPairId">The id of the public key in the distribution's key group, for example <c>K2JCJMDEHXQW5F</c>.</param>
    /// <param name="privateKeyPem">The RSA private key, in PEM.</param>
    /// <param name="hash">The hash under the signature.</param>
    /// <exception cref="ArgumentException">The key is no RSA key in PEM.</exception>
    public CloudFrontUrlSigner(string keyPairId, string privateKeyPem, CloudFrontHash hash = CloudFrontHash.Sha256)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keyPairId);
        ArgumentException.ThrowIfNullOrWhiteSpace(privateKeyPem);
        this.keyPairId = keyPairId;
        this.hash = hash;
        try
        {
            key.ImportFromPem(privateKeyPem);
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new ArgumentException("The CloudFront key is no RSA private key in PEM.", nameof(privateKeyPem), exception);
        }
    }

    /// <summary>Signs one URL until a moment: a canned policy, which does not stand in the URL.</summary>
    /// <param name="url">The URL, with its own query where it has one.</param>
    /// <param name="expiresAt">Until when it works; whole seconds count.</param>
    /// <returns>The signed URL.</returns>
    public Uri Sign(Uri url, DateTimeOffset expiresAt)
    {
        ArgumentNullException.ThrowIfNull(url);
        string policy = CloudFrontPolicy.Write(url.AbsoluteUri, expiresAt, null, null);
        return Append(url, string.Create(CultureInfo.InvariantCulture, $"Expires={expiresAt.ToUnixTimeSeconds()}"), policy);
    }

    /// <summary>Signs a URL with a policy of one's own, which stands in the URL.</summary>
    /// <param name="url">The URL, with its own query where it has one.</param>
    /// <param name="policy">What it opens, when and for whom.</param>
    /// <returns>The signed URL.</returns>
    public Uri Sign(Uri url, CloudFrontPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(policy);
        string text = policy.ToJson(url);
        return Append(url, "Policy=" + Encode(Encoding.UTF8.GetBytes(text)), text);
    }

    /// <summary>Lets go of the key.</summary>
    public void Dispose() => key.Dispose();

    private static string Encode(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).Replace('+', '-').Replace('=', '_').Replace('/', '~');

    private Uri Append(Uri url, string terms, string policy)
    {
        var text = new StringBuilder(url.AbsoluteUri);
        text.Append(url.Query.Length == 0 ? '?' : '&').Append(terms);
        text.Append("&Signature=").Append(Encode(Sign(policy)));
        text.Append("&Key-Pair-Id=").Append(keyPairId);
        if (hash == CloudFrontHash.Sha256)
        {
            text.Append("&Hash-Algorithm=SHA256");
        }

        return new Uri(text.ToString());
    }

    private byte[] Sign(string policy)
    {
        HashAlgorithmName name = hash == CloudFrontHash.Sha256 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1;
        lock (gate)
        {
            return key.SignData(Encoding.UTF8.GetBytes(policy), name, RSASignaturePadding.Pkcs1);
        }
    }
}
