using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation;

/// <summary>A person is erased while the avatar answers them: what is written after that knows it.</summary>
public sealed class LateWritesTests
{
    private const string Question = "What are your opening hours?";

    private static readonly ConversationKey Key = new("c1", "one");
    private static readonly AssetOwner Person = new("default", "one");

    private readonly InMemoryAssetStore kept = new();
    private readonly ErasingAssets assets;

    public LateWritesTests() => assets = new ErasingAssets(kept);

    public static TheoryData<bool, bool> Moments => new() { { true, true }, { true, false }, { false, true }, { false, false } };

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task Nothing_of_an_answer_stays_whose_person_or_conversation_is_erased_meanwhile(bool wholePerson, bool beforeThePut)
    {
        await using EngineHost host = Host();
        Func<Task> erase = EraseBy(host, wholePerson);
        assets.BeforePut = beforeThePut ? erase : null;
        assets.AfterPut = beforeThePut ? null : erase;

        AvatarResponse response = await AskAsync(host);

        Assert.Equal("conversation.conflict", response.Error!.Code);
        Assert.Empty(await kept.ListByOwnerAsync(Person).ToListAsync());
        Assert.Empty(await host.Store.ListAsync("default", "one").ToListAsync());
        Assert.Equal((1, 0, 0), await TurnsAsync(host));
        Assert.Null((await AskAsync(host, "c9", "another")).Cache);
    }

    [Fact]
    public async Task Who_goes_on_after_an_erasure_is_kept_as_ever()
    {
        await using EngineHost host = Host();
        assets.BeforePut = EraseBy(host, wholePerson: true);
        await AskAsync(host);

        AvatarResponse response = await AskAsync(host);

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.Equal(response.Speech!.Id, Assert.Single(await kept.ListByOwnerAsync(Person).ToListAsync()).Id);
        Assert.Single(await host.Store.ExportAsync(Key).ToListAsync());
        Assert.Equal((2, 1, 1), await TurnsAsync(host));
    }

    [Fact]
    public async Task A_message_that_was_asked_before_the_erasure_and_comes_to_the_store_after_it_is_not_stored()
    {
        Func<Task>? erase = null;
        var store = new ErasingStore(new InMemoryConversationStore(), () => Interlocked.Exchange(ref erase, null)?.Invoke() ?? Task.CompletedTask);
        await using EngineHost host = Host(services => services.AddSingleton<IConversationStore>(store));
        erase = EraseBy(host, wholePerson: true);

        AvatarResponse response = await AskAsync(host);

        Assert.Equal("storage.erased", response.Error!.Code);
        Assert.Empty(await store.ListAsync("default", "one").ToListAsync());
        Assert.Empty(host.Lite.Calls);
    }

    [Fact]
    public async Task Of_an_attempt_that_another_has_taken_over_no_media_stay()
    {
        await using EngineHost host = Host();
        assets.AfterPut = async () =>
        {
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            var other = new TurnStart { TurnId = "t1", Message = Question, StartedAt = now, TakeOverBefore = now.AddHours(1) };
            await host.Store.StartTurnAsync(Key, other, 1);
        };

        AvatarResponse response = await AskAsync(host);

        Assert.Equal("conversation.conflict", response.Error!.Code);
        Assert.Empty(await kept.ListByOwnerAsync(Person).ToListAsync());
        Assert.Equal((1, 1, 1), await TurnsAsync(host));
    }

    [Fact]
    public async Task An_answer_from_before_an_erasure_is_not_that_of_the_turn_begun_anew_with_its_id()
    {
        await using EngineHost host = Host();
        assets.AfterPut = async () =>
        {
            await EraseBy(host, wholePerson: false)();
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            await host.Store.StartTurnAsync(Key, new TurnStart { TurnId = "t1", Message = Question, StartedAt = now, TakeOverBefore = now }, 0);
        };

        AvatarResponse response = await AskAsync(host);

        Assert.Equal("conversation.conflict", response.Error!.Code);
        ConversationTurn turn = Assert.Single(await host.Store.ExportAsync(Key).ToListAsync());
        Assert.Equal((1, TurnStatus.Pending), (turn.Attempt, turn.Status));
        Assert.Empty(await kept.ListByOwnerAsync(Person).ToListAsync());
        Assert.Null((await AskAsync(host, "c9", "another")).Cache);
    }

    private static Func<Task> EraseBy(EngineHost host, bool wholePerson)
    {
        IConversationHistory history = host.Services.GetRequiredService<IConversationHistory>();
        return async () => await (wholePerson ? history.EraseUserAsync("default", "one") : history.EraseAsync(Key));
    }

    private static async Task<AvatarResponse> AskAsync(EngineHost host, string conversation = "c1", string user = "one")
        => await host.Engine.GetResponseAsync(EngineHost.Ask(Question, "t1", conversation) with { UserId = user });

    /// <summary>How many turns count for everybody, the person and the conversation.</summary>
    private static async Task<(long All, long Person, long Conversation)> TurnsAsync(EngineHost host)
    {
        ICostLedger ledger = host.Services.GetRequiredService<ICostLedger>();
        return (await CountAsync(CostScope.Everything), await CountAsync(CostScope.User("default", "one")),
            await CountAsync(CostScope.Conversation(Key)));

        async Task<long> CountAsync(CostScope scope)
            => (await ledger.SumAsync(scope, DateOnly.MinValue, DateOnly.MaxValue)).Turns;
    }

    private EngineHost Host(Action<IServiceCollection>? services = null)
    {
        var host = new EngineHost(
            static options => options.Speech.Store = true,
            collection =>
            {
                services?.Invoke(collection);
                collection.AddSingleton<IAssetStore>(assets);
            },
            build: static builder => builder.UseResponseCache());
        host.Lite.RespondWith("We are open from nine to five.");
        return host;
    }

    private sealed class ErasingAssets(IAssetStore inner) : DelegatingAssetStore(inner)
    {
        public Func<Task>? BeforePut { get; set; }

        public Func<Task>? AfterPut { get; set; }

        public override async ValueTask<AssetInfo> PutAsync(AssetUpload upload, Stream content, CancellationToken cancellationToken = default)
        {
            Func<Task>? before = BeforePut;
            Func<Task>? after = AfterPut;
            BeforePut = AfterPut = null;
            await (before?.Invoke() ?? Task.CompletedTask);
            AssetInfo put = await base.PutAsync(upload, content, cancellationToken);
            await (after?.Invoke() ?? Task.CompletedTask);
            return put;
        }
    }

    private sealed class ErasingStore(IConversationStore inner, Func<Task> erase) : DelegatingConversationStore(inner)
    {
        public override async ValueTask<ConversationWindow> GetWindowAsync(
            ConversationKey key, int maxTurns, CancellationToken cancellationToken = default)
        {
            ConversationWindow window = await base.GetWindowAsync(key, maxTurns, cancellationToken);
            await erase();
            return window;
        }
    }
}
