using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AvatarKit.Aws.Tests.Storage;

public sealed class CloudFrontUrlSignerTests : IDisposable
{
    private static readonly DateTimeOffset Expiry = DateTimeOffset.FromUnixTimeSeconds(1_767_290_400);

    private readonly RSA key = RSA.Create(2048);

    public void Dispose() => key.Dispose();

    [Theory]
    [InlineData(CloudFrontHash.Sha256, "https://d1.cloudfront.net/image.jpg", "?")]
    [InlineData(CloudFrontHash.Sha1, "https://d1.cloudfront.net/image.jpg", "?")]
    [InlineData(CloudFrontHash.Sha256, "https://d1.cloudfront.net/image.jpg?color=red&size=medium", "&")]
    public void A_canned_policy_is_signed_but_does_not_stand_in_the_URL(CloudFrontHash hash, string url, string joint)
    {
        using var signer = new CloudFrontUrlSigner("K2JCJMDEHXQW5F", key.ExportPkcs8PrivateKeyPem(), hash);
        string signed = signer.Sign(new Uri(url), Expiry).AbsoluteUri;
        Assert.StartsWith($"{url}{joint}Expires=1767290400&Signature=", signed, StringComparison.Ordinal);
        Assert.Equal(hash == CloudFrontHash.Sha256 ? "SHA256" : null, Parameter(signed, "Hash-Algorithm"));
        Assert.Equal("K2JCJMDEHXQW5F", Parameter(signed, "Key-Pair-Id"));
        string policy = $$$$"""{"Statement":[{"Resource":"{{{{url}}}}","Condition":{"DateLessThan":{"AWS:EpochTime":1767290400}}}]}""";
        Assert.True(IsSignature(policy, signed, hash));
        Assert.False(IsSignature(policy.Replace("1767290400", "1767290401", StringComparison.Ordinal), signed, hash));
    }

    [Theory]
    [InlineData(CloudFrontHash.Sha256)]
    [InlineData(CloudFrontHash.Sha1)]
    public void A_custom_policy_stands_in_the_URL_and_is_what_is_signed(CloudFrontHash hash)
    {
        using var signer = new CloudFrontUrlSigner("K2JCJMDEHXQW5F", key.ExportRSAPrivateKeyPem(), hash);
        var policy = new CloudFrontPolicy
        {
            ExpiresAt = Expiry, StartsAt = Expiry.AddHours(-1), SourceIp = "192.0.2.0/24", Resource = "https://d1.cloudfront.net/assets/*?x=1&y",
        };
        string signed = signer.Sign(new Uri("https://d1.cloudfront.net/assets/a.mp4"), policy).AbsoluteUri;
        string text = Encoding.UTF8.GetString(Decode(Parameter(signed, "Policy")!));
        Assert.True(IsSignature(text, signed, hash));
        Assert.Null(Parameter(signed, "Expires"));
        JsonElement statement = Assert.Single(JsonDocument.Parse(text).RootElement.GetProperty("Statement").EnumerateArray());
        Assert.Equal("https://d1.cloudfront.net/assets/*?x=1&y", statement.GetProperty("Resource").GetString());
        JsonElement condition = statement.GetProperty("Condition");
        Assert.Equal(1_767_290_400, condition.GetProperty("DateLessThan").GetProperty("AWS:EpochTime").GetInt64());
        Assert.Equal(1_767_286_800, condition.GetProperty("DateGreaterThan").GetProperty("AWS:EpochTime").GetInt64());
        Assert.Equal("192.0.2.0/24", condition.GetProperty("IpAddress").GetProperty("AWS:SourceIp").GetString());
        Assert.DoesNotContain(' ', text);
    }

    [Fact]
    public void A_signature_has_only_characters_that_a_URL_takes_as_they_are()
    {
        using var signer = new CloudFrontUrlSigner("K", key.ExportPkcs8PrivateKeyPem());
        string signatures = string.Concat(Enumerable.Range(0, 50)
            .Select(i => Parameter(signer.Sign(new Uri("https://d1.cloudfront.net/a"), Expiry.AddSeconds(i)).AbsoluteUri, "Signature")));
        Assert.All(signatures, one => Assert.True(char.IsAsciiLetterOrDigit(one) || one is '-' or '_' or '~'));
        Assert.Contains('-', signatures);
        Assert.Contains('~', signatures);
        Assert.Contains('_', signatures);
    }

    [Fact]
    public void A_key_that_is_none_is_refused()
        => Assert.Throws<ArgumentException>(() => new CloudFrontUrlSigner("K", "-----BEGIN PRIVATE KEY-----\nnone\n-----END PRIVATE KEY-----"));

    private static string? Parameter(string url, string name)
        => new Uri(url).Query.TrimStart('?').Split('&').Select(static one => one.Split('=', 2)).FirstOrDefault(one => one[0] == name)?[1];

    private static byte[] Decode(string text) => Convert.FromBase64String(text.Replace('-', '+').Replace('_', '=').Replace('~', '/'));

    private bool IsSignature(string policy, string url, CloudFrontHash hash)
    {
        using var publicKey = RSA.Create();
        publicKey.ImportFromPem(key.ExportSubjectPublicKeyInfoPem());
        return publicKey.VerifyData(
            Encoding.UTF8.GetBytes(policy),
            Decode(Parameter(url, "Signature")!),
            hash == CloudFrontHash.Sha256 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1,
            RSASignaturePadding.Pkcs1);
    }
}
