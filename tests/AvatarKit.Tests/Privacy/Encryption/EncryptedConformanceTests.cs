using AvatarKit.Testing;

namespace AvatarKit.Tests.Privacy.Encryption;

public sealed class EncryptedConformanceTests
{
    public static TheoryData<string> ConversationCases => [.. Conversations().Cases.Select(static one => one.Name)];

    public static TheoryData<string> AssetCases => [.. Assets().Cases.Select(static one => one.Name)];

    [Theory]
    [MemberData(nameof(ConversationCases))]
    public Task An_encrypted_conversation_store_keeps_the_contract(string name) => Conversations().Cases.Single(one => one.Name == name).RunAsync();

    [Theory]
    [MemberData(nameof(AssetCases))]
    public Task An_encrypted_asset_store_keeps_the_contract(string name) => Assets().Cases.Single(one => one.Name == name).RunAsync();

    private static EncryptionKeys Keys() => new(new FakeKeyRing(), new InMemoryDataKeyStore());

    private static ConversationStoreConformance Conversations()
        => new(static _ => new(new EncryptedConversationStore(new InMemoryConversationStore(), Keys())));

    private static AssetStoreConformance Assets() => new(static _ => new(new EncryptedAssetStore(new InMemoryAssetStore(), Keys())));
}
