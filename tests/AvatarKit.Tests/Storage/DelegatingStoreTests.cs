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
        using var wrapped = new Knowledge(inner);

        KnowledgePassage found = Assert.Single(
            await wrapped.SearchAsync(new KnowledgeQuery("When?") { TenantId = "acme", UserId = "ada", AvatarId = "eve" }));

        Assert.Equal("Open at nine.", found.Text);
        Assert.Equal(new KnowledgeQuery("When?") { TenantId = "acme", UserId = "ada", AvatarId = "eve" }, Assert.Single(inner.Calls));
    }

    [Fact]
    public void What_stands_behind_a_wrapper_is_found()
    {
        var conversations = new InMemoryConversationStore();
        using var outer = new Conversation(new Conversation(conversations));
        var assets = new InMemoryAssetStore();
        using var asset = new Asset(assets);
        using var knowledge = new Knowledge(new FakeKnowledgeBase());

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

    [Fact]
    public async Task A_wrapper_disposes_of_what_it_owns_once()
    {
        var inner = new Owned();
        var wrapper = new Conversation(new Conversation(inner));
        await wrapper.DisposeAsync();
        wrapper.Dispose();
        Assert.Equal((0, 1), (inner.Disposed, inner.DisposedAsynchronously));

        var other = new Owned();
        using (new Conversation(other))
        {
        }

        Assert.Equal((1, 0), (other.Disposed, other.DisposedAsynchronously));
        await using (new Asset(new InMemoryAssetStore()))
        {
            // What cannot be disposed of is left alone.
        }
    }

    private sealed class Conversation(IConversationStore inner) : DelegatingConversationStore(inner);

    private sealed class Asset(IAssetStore inner) : DelegatingAssetStore(inner);

    private sealed class Knowledge(IKnowledgeBase inner) : DelegatingKnowledgeBase(inner);

    private sealed class Owned() : DelegatingConversationStore(new InMemoryConversationStore())
    {
        public int Disposed { get; private set; }

        public int DisposedAsynchronously { get; private set; }

        protected override void Dispose(bool disposing)
        {
            Disposed += disposing ? 1 : 0;
            base.Dispose(disposing);
        }

        protected override ValueTask DisposeAsyncCore()
        {
            DisposedAsynchronously++;
            return base.DisposeAsyncCore();
        }
    }
}
