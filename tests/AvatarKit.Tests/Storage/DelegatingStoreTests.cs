using AvatarKit.Testing;

namespace AvatarKit.Tests.Storage;

public sealed class DelegatingStoreTests
{
    private static readonly ConversationStoreConformance Conversations = new(_ => new(new Conversation(new InMemoryConversationStore())));
    private static readonly AssetStoreConformance Assets = new(_ => new(new Asset(new InMemoryAssetStore())));

    public static TheoryData<string> ConversationCases => [.. Conversations.Cases.Select(one => one.Name)];

    public static TheoryData<string> AssetCases => [.. Assets.Cases.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(ConversationCases))]
    public Task A_wrapped_conversation_store_keeps_the_contract(string name) => Conversations.Cases.Single(one => one.Name == name).RunAsync();

    [Theory]
    [MemberData(nameof(AssetCases))]
    public Task A_wrapped_asset_store_keeps_the_contract(string name) => Assets.Cases.Single(one => one.Name == name).RunAsync();

    [Fact]
    public async Task A_wrapped_knowledge_base_passes_questions_on()
    {
        var inner = new FakeKnowledgeBase().RespondWith("Open at nine.", "Hours");
        var wrapped = new Knowledge(inner);

        KnowledgePassage found = Assert.Single(
            await wrapped.SearchAsync(new KnowledgeQuery("When?") { TenantId = "acme", UserId = "ada", AvatarId = "eve" }));

        Assert.Equal("Open at nine.", found.Text);
        Assert.Equal(new KnowledgeQuery("When?") { TenantId = "acme", UserId = "ada", AvatarId = "eve" }, Assert.Single(inner.Calls));
    }

    [Fact]
    public void What_stands_behind_a_wrapper_is_found()
    {
        var conversations = new InMemoryConversationStore();
        var outer = new Conversation(new Conversation(conversations));
        var assets = new InMemoryAssetStore();
        var asset = new Asset(assets);
        var knowledge = new Knowledge(new FakeKnowledgeBase());

        Assert.Same(conversations, outer.GetService<InMemoryConversationStore>());
        Assert.Same(outer, outer.GetService<Conversation>());
        Assert.Same(outer, outer.GetService<IConversationStore>());
        Assert.Null(outer.GetService<InMemoryConversationStore>("key"));
        Assert.Null(outer.GetService<InMemoryAssetStore>());
        Assert.Same(assets, asset.GetService<InMemoryAssetStore>());
        Assert.Null(((IAssetStore)assets).GetService(typeof(InMemoryAssetStore), "key"));
        Assert.NotNull(knowledge.GetService<FakeKnowledgeBase>());
        Assert.Throws<ArgumentNullException>(() => outer.GetService(null!));
    }

    private sealed class Conversation(IConversationStore inner) : DelegatingConversationStore(inner);

    private sealed class Asset(IAssetStore inner) : DelegatingAssetStore(inner);

    private sealed class Knowledge(IKnowledgeBase inner) : DelegatingKnowledgeBase(inner);
}
