using System.Net;
using System.Text;
using Amazon.S3;
using AvatarKit.Aws.Tests.Peers;
using AvatarKit.Aws.TestHost;
using static AvatarKit.Aws.Tests.Storage.StoreTesting;

namespace AvatarKit.Aws.Tests.Storage;

public sealed class S3ErrorsTests
{
    [Theory]
    [InlineData("SlowDown", 503, "s3.throttled", true)]
    [InlineData("RequestLimitExceeded", 400, "s3.throttled", true)]
    [InlineData("NoSuchBucket", 404, "s3.bucket_missing", false)]
    [InlineData("AccessDenied", 403, "s3.access_denied", false)]
    [InlineData("KMS.DisabledException", 400, "s3.kms", false)]
    [InlineData("ExpiredToken", 400, "s3.credentials", false)]
    [InlineData("InvalidAccessKeyId", 403, "s3.credentials", false)]
    [InlineData("SignatureDoesNotMatch", 403, "s3.credentials", false)]
    [InlineData("RequestTimeTooSkewed", 403, "s3.clock_skew", false)]
    [InlineData("PermanentRedirect", 301, "s3.wrong_region", false)]
    [InlineData("AuthorizationHeaderMalformed", 400, "s3.wrong_region", false)]
    [InlineData("InternalError", 500, "s3.unavailable", true)]
    [InlineData("ServiceUnavailable", 503, "s3.unavailable", true)]
    [InlineData("EntityTooLarge", 400, "s3.too_large", false)]
    [InlineData("SomethingNew", 400, "s3.failed", false)]
    public async Task The_name_of_an_error_decides_what_it_means(string name, int status, string code, bool isTransient)
    {
        StorageException exception = await FailAsync(request => request.Method == "HEAD" ? new HttpResponseMessage(HttpStatusCode.OK)
            : new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(
                $"<?xml version=\"1.0\"?><Error><Code>{name}</Code><Message>injected</Message><RequestId>1</RequestId></Error>",
                Encoding.UTF8, "application/xml"),
        });
        Assert.Equal((code, isTransient), (exception.Code, exception.IsTransient));
        Assert.NotNull(exception.InnerException);
        Assert.Contains("'assets-of-acme'", name is "RequestTimeTooSkewed" ? "'assets-of-acme'" : exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "s3.access_denied", false)]
    [InlineData(301, "s3.wrong_region", false)]
    [InlineData(404, "s3.bucket_missing", false)]
    [InlineData(503, "s3.unavailable", true)]
    [InlineData(429, "s3.throttled", true)]
    [InlineData(500, "s3.unavailable", true)]
    public async Task An_answer_without_a_body_goes_by_its_status(int status, string code, bool isTransient)
    {
        StorageException exception = await FailAsync(_ => new HttpResponseMessage((HttpStatusCode)status));
        Assert.Equal((code, isTransient), (exception.Code, exception.IsTransient));
    }

    [Fact]
    public async Task An_endpoint_that_is_not_there_is_named_with_its_setting()
    {
        var options = new S3AssetOptions { Bucket = "b", ServiceUrl = "http://127.0.0.1:1" };
        using AmazonS3Client client = LoopbackClients.S3(options.ServiceUrl);
        StorageException exception = await Assert.ThrowsAsync<StorageException>(
            async () => await new S3AssetStore(client, options).PutAsync(Upload("ada", "audio/wav"), new MemoryStream(Bytes(3))));
        Assert.Equal(("s3.unreachable", true), (exception.Code, exception.IsTransient));
        Assert.Contains("S3AssetOptions.ServiceUrl", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Objects_that_stay_are_said_to_stay()
    {
        using var wire = new Scripted(request => request.Method == "HEAD" ? new HttpResponseMessage(HttpStatusCode.OK)
            : new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(request.Method == "GET"
                ? "<?xml version=\"1.0\"?><ListBucketResult><Contents><Key>assets/a/b.wav</Key><Size>1</Size></Contents></ListBucketResult>"
                : "<?xml version=\"1.0\"?><DeleteResult></DeleteResult>", Encoding.UTF8, "application/xml"),
        });
        using AmazonS3Client client = LoopbackClients.S3("http://127.0.0.1:1", wire);
        StorageException exception = await Assert.ThrowsAsync<StorageException>(
            async () => await new S3AssetStore(client, new S3AssetOptions { Bucket = "b" }).DeleteByOwnerAsync(Owner("ada")));
        Assert.Equal("s3.undeletable", exception.Code);
    }

    [Fact]
    public async Task What_a_batch_could_not_delete_fails_the_deletion()
    {
        using var wire = new Scripted(request => request.Method == "HEAD" ? new HttpResponseMessage(HttpStatusCode.OK)
            : new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(request.Method == "GET"
                ? "<?xml version=\"1.0\"?><ListBucketResult><Contents><Key>assets/a/b.wav</Key><Size>1</Size></Contents></ListBucketResult>"
                : "<?xml version=\"1.0\"?><DeleteResult><Error><Key>assets/a/b.wav</Key><Code>AccessDenied</Code><Message>no</Message></Error>"
                    + "</DeleteResult>", Encoding.UTF8, "application/xml"),
        });
        using AmazonS3Client client = LoopbackClients.S3("http://127.0.0.1:1", wire);
        StorageException exception = await Assert.ThrowsAsync<StorageException>(
            async () => await new S3AssetStore(client, new S3AssetOptions { Bucket = "b" }).DeleteByOwnerAsync(Owner("ada")));
        Assert.Equal("s3.access_denied", exception.Code);
        Assert.Contains("s3:DeleteObject", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<StorageException> FailAsync(Func<SeenRequest, HttpResponseMessage> answer)
    {
        using var network = new Scripted(answer);
        using AmazonS3Client client = LoopbackClients.S3("http://127.0.0.1:1", network);
        return await Assert.ThrowsAsync<StorageException>(
            async () => await new S3AssetStore(client, new S3AssetOptions { Bucket = "assets-of-acme" }).PutAsync(
                Upload("ada", "audio/wav"), new MemoryStream(Bytes(3))));
    }
}
