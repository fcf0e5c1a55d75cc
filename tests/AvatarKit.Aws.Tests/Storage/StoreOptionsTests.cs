using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace AvatarKit.Aws.Tests.Storage;

public sealed class StoreOptionsTests
{
    [Fact]
    public void What_is_set_by_default_is_valid_but_for_the_bucket()
    {
        Assert.True(new DynamoDbOptionsValidator().Validate(null, new DynamoDbOptions()).Succeeded);
        Assert.Contains(
            "S3AssetOptions.Bucket", new S3AssetOptionsValidator().Validate(null, new S3AssetOptions()).FailureMessage, StringComparison.Ordinal);
        Assert.True(new S3AssetOptionsValidator().Validate(null, new S3AssetOptions { Bucket = "b" }).Succeeded);
    }

    [Fact]
    public void Settings_of_the_conversation_store_that_cannot_work_are_named()
    {
        Refused("TableName", options => options.TableName = "no spaces");
        Refused("TableName", options => options.TableName = "");
        Refused("TimeToLive", options => options.TimeToLive = TimeSpan.FromMinutes(59));
        Refused("ServiceUrl", options => options.ServiceUrl = "localhost:8000");
        Refused("LargeTextBytes", options => options.LargeTextBytes = 200_000);

        static void Refused(string setting, Action<DynamoDbOptions> change)
        {
            var options = new DynamoDbOptions();
            change(options);
            ValidateOptionsResult result = new DynamoDbOptionsValidator().Validate(null, options);
            Assert.Contains(setting, result.FailureMessage, StringComparison.Ordinal);
            using Amazon.DynamoDBv2.AmazonDynamoDBClient client = TestHost.LoopbackClients.DynamoDb("http://127.0.0.1:1");
            Assert.Contains(
                setting, Assert.Throws<ArgumentException>(() => new DynamoDbConversationStore(client, options)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Settings_of_the_asset_store_that_cannot_work_are_named_without_secrets()
    {
        using var key = RSA.Create(2048);
        Refused("KeyPrefix", options => options.KeyPrefix = "/assets");
        Refused("KeyPrefix", options => options.KeyPrefix = "assets");
        Refused("KeyPrefix", options => options.KeyPrefix = "../");
        Refused("ServiceUrl", options => options.ServiceUrl = "ftp://x");
        Refused("OwnerSecret", options => options.OwnerSecret = "sesame not base64");
        Refused("OwnerSecret", options => options.OwnerSecret = Convert.ToBase64String(new byte[15]));
        Refused("PartBytes", options => options.PartBytes = 1024);
        Refused("StorageClass", options => options.StorageClass = (S3AssetStorageClass)9);
        Refused("Tags", options => options.Tags = Enumerable.Range(0, 11).ToDictionary(static i => $"k{i}", static _ => "v"));
        Refused("CloudFrontUrl", options => options.CloudFrontUrl = "d111111abcdef8.cloudfront.net");
        Refused("CloudFrontPrivateKey", options => options.CloudFrontKeyPairId = "K1");
        Refused("CloudFrontKeyPairId", options => options.CloudFrontPrivateKey = key.ExportPkcs8PrivateKeyPem());
        Refused("CloudFrontPrivateKey", options => (options.CloudFrontKeyPairId, options.CloudFrontPrivateKey) = ("K1", "sesame"));
        Refused("CloudFrontPrivateKey",
            options => (options.CloudFrontKeyPairId, options.CloudFrontPrivateKey) = ("K1", key.ExportSubjectPublicKeyInfoPem()));

        static void Refused(string setting, Action<S3AssetOptions> change)
        {
            var options = new S3AssetOptions { Bucket = "b" };
            change(options);
            ValidateOptionsResult result = new S3AssetOptionsValidator().Validate(null, options);
            Assert.Contains(setting, result.FailureMessage, StringComparison.Ordinal);
            Assert.DoesNotContain("sesame", result.FailureMessage, StringComparison.Ordinal);
        }
    }
}
