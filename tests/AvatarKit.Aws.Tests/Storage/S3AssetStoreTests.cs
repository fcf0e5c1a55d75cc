using System.Net;
using System.Text.RegularExpressions;
using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;
using AvatarKit.Aws.Tests.Peers;
using static AvatarKit.Aws.Tests.Storage.StoreTesting;

namespace AvatarKit.Aws.Tests.Storage;

[Collection(PeersCollection.Name)]
public sealed class S3AssetStoreTests(S3Server s3)
{
    private const int Part = 5 * 1024 * 1024;

    [S3Theory]
    [InlineData(Part - 1, 0)]
    [InlineData(Part, 1)]
    [InlineData(Part + 1, 2)]
    [InlineData(2 * Part, 2)]
    [InlineData((2 * Part) + 777, 3)]
    public async Task What_is_larger_than_a_part_is_uploaded_in_parts_from_a_stream_that_cannot_seek(int length, int parts)
    {
        S3AssetOptions options = await s3.NewBucketAsync(options => options.PartBytes = Part);
        using var wire = new Scripted();
        using AmazonS3Client client = s3.Client(wire);
        var store = new S3AssetStore(client, options);
        byte[] bytes = Bytes(length);
        AssetInfo asset = await store.PutAsync(Upload("ada", "video/mp4"), new OneWayStream(bytes));
        Assert.Equal(length, asset.Length);
        Assert.Equal(bytes, await store.ReadAsync(asset.Id));
        Assert.Equal(parts, wire.Seen.Count(request => request.Url.Query.Contains("partNumber", StringComparison.Ordinal)));
        Assert.Equal(asset, (await store.FindAsync(asset.Id))! with { CreatedAt = asset.CreatedAt });
    }

    [S3Fact]
    public async Task An_upload_in_parts_that_breaks_off_is_aborted_and_leaves_nothing()
    {
        S3AssetOptions options = await s3.NewBucketAsync(options => options.PartBytes = Part);
        using var wire = new Scripted();
        using AmazonS3Client client = s3.Client(wire);
        var store = new S3AssetStore(client, options);
        using var cancel = new CancellationTokenSource();
        using var broken = new OneWayStream(
            Bytes(3 * Part), breakAt: (2 * Part) + 100, static () => throw new InvalidDataException("The source broke off."));
        using var cancelled = new OneWayStream(Bytes(3 * Part), breakAt: (2 * Part) + 100, cancel.Cancel);
        await Assert.ThrowsAsync<InvalidDataException>(async () => await store.PutAsync(Upload("ada", "video/mp4"), broken));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await store.PutAsync(Upload("ada", "video/mp4"), cancelled, cancel.Token));
        Assert.Equal(2, wire.Seen.Count(request => request.Method == "DELETE" && request.Url.Query.Contains("uploadId", StringComparison.Ordinal)));
        Assert.Equal(0, await store.DeleteByOwnerAsync(Owner("ada")));
        Assert.All(
            Directory.EnumerateFiles(Path.Combine(s3.Folder, options.Bucket), "*", SearchOption.AllDirectories),
            static file => Assert.Contains("/erased/", file, StringComparison.Ordinal));
    }

    [S3Fact]
    public async Task An_asset_carries_its_headers_and_no_key_tells_whose_it_is()
    {
        S3AssetOptions options = await s3.NewBucketAsync(options =>
        {
            options.Tags = new Dictionary<string, string> { ["kind"] = "speech & video", ["app"] = "demo" };
            options.StorageClass = S3AssetStorageClass.IntelligentTiering;
            options.KmsKeyId = "alias/avatars";
            options.OwnerSecret = Convert.ToBase64String(Bytes(32));
            options.PartBytes = Part;
        });
        using var wire = new Scripted();
        using AmazonS3Client client = s3.Client(wire);
        var store = new S3AssetStore(client, options);
        AssetInfo small = await store.PutAsync(Upload("ada@example.com"), new MemoryStream(Bytes(10)));
        await store.PutAsync(Upload("ada@example.com", "video/mp4"), new MemoryStream(Bytes(Part + 1)));
        SeenRequest[] begun = [.. wire.Seen.Where(
            request => request is { Method: "PUT", Url.Query: "" } || request.Url.Query.StartsWith("?uploads", StringComparison.Ordinal))];
        Assert.Equal(2, begun.Length);
        Assert.All(begun, request =>
        {
            Assert.Equal("INTELLIGENT_TIERING", request.Headers["x-amz-storage-class"]);
            Assert.Equal("aws:kms", request.Headers["x-amz-server-side-encryption"]);
            Assert.Equal("alias/avatars", request.Headers["x-amz-server-side-encryption-aws-kms-key-id"]);
            Assert.Equal("true", request.Headers["x-amz-server-side-encryption-bucket-key-enabled"]);
            Assert.Equal("kind=speech%20%26%20video&app=demo", request.Headers["x-amz-tagging"]);
            Assert.Equal("private, max-age=31536000, immutable", request.Headers["Cache-Control"]);
        });
        Assert.All(
            wire.Seen, request => Assert.DoesNotContain("example", request.Url + string.Concat(request.Headers.Values), StringComparison.Ordinal));
        Assert.Equal(Owner("ada@example.com"), (await store.FindAsync(small.Id))!.Owner);
        using HttpClient http = new();
        using HttpResponseMessage opened = await http.GetAsync(await store.GetUrlAsync(small.Id, TimeSpan.FromMinutes(5)));
        Assert.Equal("audio/wav", opened.Content.Headers.ContentType!.ToString());
        Assert.True(opened.Headers.CacheControl is { Private: true, MaxAge.Days: 365 });
    }

    [S3Fact]
    public async Task Assets_stored_with_another_secret_say_which_setting_is_wrong()
    {
        S3AssetOptions options = await s3.NewBucketAsync(options => options.OwnerSecret = Convert.ToBase64String(Bytes(32)));
        using AmazonS3Client client = s3.Client();
        AssetInfo asset = await new S3AssetStore(client, options).PutAsync(Upload("ada", "audio/wav"), new MemoryStream(Bytes(10)));
        options.OwnerSecret = Convert.ToBase64String(Bytes(32, 2));
        StorageException exception = await Assert.ThrowsAsync<StorageException>(
            async () => await new S3AssetStore(client, options).FindAsync(asset.Id));
        Assert.Equal("s3.owner_unreadable", exception.Code);
        Assert.Contains("S3AssetOptions.OwnerSecret", exception.Message, StringComparison.Ordinal);
    }

    [S3Fact]
    public async Task A_presigned_URL_opens_the_asset_for_a_while_and_7_days_at_most()
    {
        S3AssetOptions options = await s3.NewBucketAsync();
        using AmazonS3Client client = s3.Client();
        var store = new S3AssetStore(client, options);
        byte[] bytes = Bytes(1000);
        AssetInfo asset = await store.PutAsync(Upload("ada", "audio/wav"), new MemoryStream(bytes));
        Uri url = (await store.GetUrlAsync(asset.Id, TimeSpan.FromMinutes(10)))!;
        using HttpClient http = new();
        Assert.Equal(bytes, await http.GetByteArrayAsync(url));
        Match seconds = Regex.Match(url.Query, @"X-Amz-Expires=(\d+)");
        Assert.InRange(int.Parse(seconds.Groups[1].ValueSpan), 300, 600);
        using HttpResponseMessage changed =
            await http.GetAsync(new Uri(url.AbsoluteUri.Replace(seconds.Value, seconds.Value + "0", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Forbidden, changed.StatusCode);
        Match longest = Regex.Match((await store.GetUrlAsync(asset.Id, TimeSpan.FromDays(7)))!.Query, @"X-Amz-Expires=(\d+)");
        Assert.InRange(int.Parse(longest.Groups[1].ValueSpan), 604_500, 604_800);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await store.GetUrlAsync(asset.Id, TimeSpan.FromDays(7.01)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await store.GetUrlAsync(asset.Id, TimeSpan.Zero));
    }

    [S3Fact]
    public async Task URLs_lead_to_CloudFront_where_it_is_set_signed_or_plain()
    {
        using var key = System.Security.Cryptography.RSA.Create(2048);
        S3AssetOptions options = await s3.NewBucketAsync(options => options.CloudFrontUrl = "https://d111111abcdef8.cloudfront.net");
        using AmazonS3Client client = s3.Client();
        var plain = new S3AssetStore(client, options);
        AssetInfo asset = await plain.PutAsync(Upload("ada", "video/mp4"), new MemoryStream(Bytes(10)));
        string address = $"https://d111111abcdef8.cloudfront.net/assets/{asset.Id}";
        Assert.Equal(address, (await plain.GetUrlAsync(asset.Id, TimeSpan.FromDays(30)))!.AbsoluteUri);
        (options.CloudFrontKeyPairId, options.CloudFrontPrivateKey) = ("K2JCJMDEHXQW5F", key.ExportPkcs8PrivateKeyPem());
        using var signed = new S3AssetStore(client, options);
        string url = (await signed.GetUrlAsync(asset.Id, TimeSpan.FromDays(30)))!.AbsoluteUri;
        Assert.StartsWith(address + "?Expires=", url, StringComparison.Ordinal);
        Assert.EndsWith("&Key-Pair-Id=K2JCJMDEHXQW5F&Hash-Algorithm=SHA256", url, StringComparison.Ordinal);
    }

    [S3Fact]
    public async Task An_owner_of_more_assets_than_a_batch_takes_is_deleted_whole()
    {
        const int count = 1003;
        S3AssetOptions options = await s3.NewBucketAsync();
        using var wire = new Scripted();
        using AmazonS3Client client = s3.Client(wire);
        var store = new S3AssetStore(client, options);
        AssetInfo other = await store.PutAsync(Upload("bob", "text/plain"), new MemoryStream(Bytes(1)));
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count), async (_, token) => await store.PutAsync(Upload("ada", "text/plain"), new MemoryStream(Bytes(1)), token));
        Assert.Equal(count, await store.DeleteByOwnerAsync(Owner("ada")));
        Assert.Equal(2, wire.Seen.Count(request => request.Method == "POST" && request.Url.Query.StartsWith("?delete", StringComparison.Ordinal)));
        Assert.NotNull(await store.FindAsync(other.Id));
    }

    [S3Fact]
    public async Task A_missing_bucket_is_named_at_first_use_and_found_once_it_is_there()
    {
        var options = new S3AssetOptions { Bucket = $"b-{Guid.NewGuid():N}", ServiceUrl = s3.Url };
        using AmazonS3Client client = s3.Client();
        var store = new S3AssetStore(client, options);
        StorageException missing = await Assert.ThrowsAsync<StorageException>(
            async () => await store.PutAsync(Upload("ada", "audio/wav"), new MemoryStream(Bytes(10))));
        Assert.Equal(("s3.bucket_missing", false), (missing.Code, missing.IsTransient));
        Assert.Contains(options.Bucket, missing.Message, StringComparison.Ordinal);
        Assert.Contains("S3AssetOptions.Bucket", missing.Message, StringComparison.Ordinal);
        options.CreateBucket = true;
        Assert.NotNull(await store.PutAsync(Upload("ada", "audio/wav"), new MemoryStream(Bytes(10))));
    }

    [S3Fact]
    public async Task Owners_too_long_for_metadata_and_media_types_no_header_takes_are_refused()
    {
        S3AssetOptions options = await s3.NewBucketAsync();
        using AmazonS3Client client = s3.Client();
        var store = new S3AssetStore(client, options);
        await store.PutAsync(Upload(new string('x', 1300 - "acme//c1".Length)), new MemoryStream(Bytes(10)));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await store.PutAsync(Upload(new string('x', 1301 - "acme//c1".Length)), new MemoryStream(Bytes(10))));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await store.PutAsync(Upload("ada", "audio/wav\r\nx-evil: 1"), new MemoryStream(Bytes(10))));
    }

    [S3Theory]
    [InlineData(1000)]
    [InlineData(6 * 1024 * 1024)]
    public async Task What_is_put_with_an_asset_comes_back_as_it_was(int length)
    {
        S3AssetOptions options = await s3.NewBucketAsync(options => options.PartBytes = Part);
        using AmazonS3Client client = s3.Client();
        var store = new S3AssetStore(client, options);
        var metadata = new Dictionary<string, string>
        {
            ["seed"] = "42", ["prompt"] = "Une fée 🧚 – «souriante»", ["empty"] = "",
            ["spaces"] = " two  spaces ", ["looks-encoded"] = "=?UTF-8?B?eA==?=", ["lines"] = "a\r\nb",
            ["avatarkit-owner"] = "not the owner",
        };
        AssetInfo asset = await store.PutAsync(Upload("ada", "image/png") with { Metadata = metadata }, new MemoryStream(Bytes(length)));
        AssetInfo found = (await store.FindAsync(asset.Id))!;
        Assert.Equal(Owner("ada"), found.Owner);
        Assert.Equal(metadata.OrderBy(entry => entry.Key), found.Metadata!.OrderBy(entry => entry.Key));
        Assert.Equal(metadata.OrderBy(entry => entry.Key), asset.Metadata!.OrderBy(entry => entry.Key));
        Assert.Null((await store.FindAsync((await store.PutAsync(Upload("ada", "image/png"), new MemoryStream(Bytes(3)))).Id))!.Metadata);
    }

    [S3Fact]
    public async Task Metadata_as_long_as_it_may_be_fits_and_with_too_long_an_owner_it_is_refused()
    {
        S3AssetOptions options = await s3.NewBucketAsync();
        using AmazonS3Client client = s3.Client();
        var store = new S3AssetStore(client, options);
        var longest = new Dictionary<string, string> { ["text"] = new string('x', AssetMetadata.MaxBytes - 4) };
        await store.PutAsync(Upload(new string('u', 64)) with { Metadata = longest }, new MemoryStream(Bytes(3)));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await store.PutAsync(Upload(new string('u', 600)) with { Metadata = longest }, new MemoryStream(Bytes(3))));
    }

    [S3Fact]
    public async Task An_owners_assets_are_a_prefix_of_keys_also_those_stored_before_conversations_had_their_own()
    {
        S3AssetOptions options = await s3.NewBucketAsync(options => options.KeyPrefix = "assets/");
        using AmazonS3Client client = s3.Client();
        var store = new S3AssetStore(client, options);
        AssetInfo spoken = await store.PutAsync(Upload("ada@example.com"), new MemoryStream(Bytes(3)));
        AssetInfo other = await store.PutAsync(
            Upload("ada@example.com") with { Owner = Owner("ada@example.com") with { ConversationId = "c2" } }, new MemoryStream(Bytes(3)));
        AssetInfo own = await store.PutAsync(
            Upload("ada@example.com") with { Owner = new AssetOwner("acme", "ada@example.com") }, new MemoryStream(Bytes(3)));
        string person = Convert.ToHexStringLower(SHA256.HashData("acme/ada%40example.com"u8).AsSpan(0, 20));
        string old = $"{person}/{new string('0', 40)}.wav";
        var request = new PutObjectRequest { BucketName = options.Bucket, Key = "assets/" + old, ContentBody = "old" };
        request.Metadata["avatarkit-owner"] = "p" + Convert.ToBase64String("acme/ada%40example.com"u8);
        await client.PutObjectAsync(request);

        Assert.All([spoken, other, own], asset => Assert.StartsWith(person + "/", asset.Id, StringComparison.Ordinal));
        Assert.Equal([3, 3, 2], new[] { spoken, other, own }.Select(asset => asset.Id.Split('/').Length));
        Assert.Equal(new AssetOwner("acme", "ada@example.com"), (await store.FindAsync(old))!.Owner);
        Assert.Equal(1, await store.DeleteByOwnerAsync(Owner("ada@example.com")));
        Assert.Equal(3, await store.DeleteByOwnerAsync(new AssetOwner("acme", "ada@example.com")));
        Assert.Null(await store.FindAsync(old));
    }
}
