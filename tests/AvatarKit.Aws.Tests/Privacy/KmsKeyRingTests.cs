using Amazon.KeyManagementService;
using Amazon.Runtime;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.Aws.Tests.Privacy;

public sealed class KmsKeyRingTests : IDisposable
{
    private const string Key = "arn:aws:kms:eu-central-1:123456789012:key/one";
    private const string Other = "arn:aws:kms:eu-central-1:123456789012:key/two";

    private static readonly DataKeyOwner Ada = new("acme", "ada@example.com");

    private readonly FakeKms kms = new();
    private readonly AmazonKeyManagementServiceClient client;

    public KmsKeyRingTests()
        => client = new AmazonKeyManagementServiceClient(
            new BasicAWSCredentials("AKIDEXAMPLE", "secret"),
            new AmazonKeyManagementServiceConfig
            {
                RegionEndpoint = Amazon.RegionEndpoint.EUCentral1, HttpClientFactory = kms.Factory, MaxErrorRetry = 0,
            });

    public void Dispose()
    {
        client.Dispose();
        kms.Dispose();
    }

    [Fact]
    public async Task A_key_that_was_made_is_unwrapped_for_the_same_person_and_id_alone()
    {
        KmsKeyRing ring = Ring(Key);
        NewDataKey made = await ring.CreateAsync(Ada, "d1");
        var wrapped = new WrappedDataKey("d1", made.RingKeyId, made.Wrapped, DateTimeOffset.UnixEpoch);

        Assert.Equal(32, made.Key.Length);
        Assert.Equal(made.Key, await ring.UnwrapAsync(Ada, wrapped));
        foreach ((DataKeyOwner owner, WrappedDataKey key) in new[] { (new DataKeyOwner("acme", "bob"), wrapped), (Ada, wrapped with { Id = "d2" }) })
        {
            StorageException refused = await Assert.ThrowsAsync<StorageException>(async () => await ring.UnwrapAsync(owner, key));
            Assert.Equal("encryption.unreadable", refused.Code);
        }
    }

    [Fact]
    public async Task Nothing_that_KMS_is_told_names_the_person()
    {
        KmsKeyRing ring = Ring(Key);
        NewDataKey made = await ring.CreateAsync(Ada, "d1");
        await ring.UnwrapAsync(Ada, new WrappedDataKey("d1", made.RingKeyId, made.Wrapped, DateTimeOffset.UnixEpoch));

        Assert.Equal(["GenerateDataKey", "Decrypt"], kms.Operations);
        Assert.All(kms.Requests, static request =>
        {
            Assert.Equal("d1", (string?)request["EncryptionContext"]!["avatarkit:key"]);
            Assert.DoesNotContain("ada", request.ToJsonString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task After_the_key_was_changed_the_rotation_wraps_anew_and_everything_is_still_read()
    {
        var store = new InMemoryDataKeyStore();
        var inner = new InMemoryConversationStore();
        var key = new ConversationKey("c1", Ada.UserId, Ada.TenantId);
        DateTimeOffset now = DateTimeOffset.UnixEpoch;
        await new EncryptedConversationStore(inner, new EncryptionKeys(Ring(Key), store)).StartTurnAsync(
            key, new TurnStart { TurnId = "t1", Message = "Hello", StartedAt = now, TakeOverBefore = now }, 0);

        var keys = new EncryptionKeys(Ring(Other), store);
        Assert.Equal(1, await keys.RotateAsync());

        Assert.Equal(Other, Assert.Single(await store.FindAsync(Ada)).RingKeyId);
        Assert.Equal("Hello", (await new EncryptedConversationStore(inner, keys).GetWindowAsync(key, 1)).Turns[0].Message);
    }

    [Theory]
    [InlineData("ThrottlingException", "kms.throttled", true)]
    [InlineData("DisabledException", "kms.key_unusable", false)]
    [InlineData("NotFoundException", "kms.key_unusable", false)]
    [InlineData("AccessDeniedException", "kms.access_denied", false)]
    [InlineData("ExpiredTokenException", "kms.credentials", false)]
    [InlineData("SomethingNew", "kms.failed", false)]
    public async Task What_KMS_refuses_is_a_storage_error_with_the_way_out(string error, string code, bool isTransient)
    {
        kms.Error = error;

        StorageException refused = await Assert.ThrowsAsync<StorageException>(async () => await Ring(Key).CreateAsync(Ada, "d1"));

        Assert.Equal((code, isTransient, "kms"), (refused.Code, refused.IsTransient, refused.Provider));
    }

    [Fact]
    public async Task UseKmsKeys_reads_its_section_and_takes_the_hosts_client()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["AvatarKit:Aws:Kms:KeyId"] = Key }).Build());
        services.AddSingleton<IAmazonKeyManagementService>(client).AddSingleton<IDataKeyStore>(new InMemoryDataKeyStore());
        services.AddAvatarChatbot().UseKmsKeys().UseEncryption();
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal(Key, await provider.GetRequiredService<IKeyRing>().GetCurrentKeyIdAsync());
        DateTimeOffset now = DateTimeOffset.UnixEpoch;
        await provider.GetRequiredService<IConversationStore>().StartTurnAsync(
            new ConversationKey("c1"), new TurnStart { TurnId = "t1", Message = "Hello", StartedAt = now, TakeOverBefore = now }, 0);
        Assert.Equal(["GenerateDataKey"], kms.Operations);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("alias/mine", null)]
    [InlineData(Key, "no url")]
    public void Settings_that_cannot_work_are_refused_by_name(string key, string? url)
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot().UseKmsKeys(options => (options.KeyId, options.ServiceUrl) = (key, url));
        using ServiceProvider provider = services.BuildServiceProvider();

        OptionsValidationException refused =
            Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<KmsOptions>>().Value);

        Assert.Contains(url is null ? "KmsOptions.KeyId" : "KmsOptions.ServiceUrl", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_allows_what_the_ring_calls()
    {
        string policy = AwsAccessPolicy.Create(new AwsOptions { Region = "eu-central-1", Kms = { KeyId = Key } }, "123456789012");

        Assert.Contains("kms:ReEncryptFrom", policy, StringComparison.Ordinal);
        Assert.Contains(Key, policy, StringComparison.Ordinal);
        Assert.DoesNotContain("kms:", AwsAccessPolicy.Create(new AwsOptions { Region = "eu-central-1" }, "123456789012"), StringComparison.Ordinal);
    }

    private KmsKeyRing Ring(string key) => new(client, new KmsOptions { KeyId = key });
}
