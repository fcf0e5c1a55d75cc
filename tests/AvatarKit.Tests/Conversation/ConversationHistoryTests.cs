using System.Text.Json;
using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Conversation;

public sealed class ConversationHistoryTests
{
    private static readonly ConversationKey Mine = new("c1", "ada", "acme");
    private static readonly ConversationKey MineToo = new("c2", "ada", "acme");
    private static readonly ConversationKey Theirs = new("c1", "bob", "acme");

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly FakeConversationStore conversations = new();
    private readonly FakeAssetStore assets;
    private readonly CountingSpeechCache speech = new();

    public ConversationHistoryTests() => assets = new FakeAssetStore(time);

    [Fact]
    public async Task Erasing_a_person_takes_conversations_assets_and_cached_speech_and_leaves_other_peoples()
    {
        await using ServiceProvider services = Host();
        IConversationHistory history = services.GetRequiredService<IConversationHistory>();
        AssetInfo[] gone = [await SayAsync(Mine), await SayAsync(MineToo), await PutAsync(new AssetOwner("acme", "ada"))];
        AssetInfo kept = await SayAsync(Theirs);

        ErasureReport report = await history.EraseUserAsync("acme", "ada");

        Assert.Equal((2, 3), Counts(report));
        Assert.Empty(await history.ListAsync("acme", "ada").ToListAsync());
        foreach (AssetInfo asset in gone)
        {
            Assert.Null(await assets.FindAsync(asset.Id));
        }

        Assert.Equal(1, speech.Cleared);
        Assert.NotNull(await assets.FindAsync(kept.Id));
        Assert.Single(await history.ReadAsync(Theirs).ToListAsync());
        Assert.Equal((0, 0), Counts(await history.EraseUserAsync("acme", "ada")));
    }

    [Fact]
    public async Task Erasing_a_conversation_takes_its_media_and_leaves_other_conversations_media()
    {
        await using ServiceProvider services = Host();
        IConversationHistory history = services.GetRequiredService<IConversationHistory>();
        AssetInfo gone = await SayAsync(Mine);
        AssetInfo[] kept = [await SayAsync(MineToo), await SayAsync(Theirs), await PutAsync(new AssetOwner("acme", "ada"))];

        ErasureReport report = await history.EraseAsync(Mine);

        Assert.Equal((1, 1), Counts(report));
        Assert.Null(await assets.FindAsync(gone.Id));
        Assert.Empty(await history.ReadAsync(Mine).ToListAsync());
        Assert.Equal(["c2"], await history.ListAsync("acme", "ada").Select(info => info.Key.ConversationId).ToListAsync());
        foreach (AssetInfo asset in kept)
        {
            Assert.NotNull(await assets.FindAsync(asset.Id));
        }

        Assert.Equal(0, speech.Cleared);
    }

    [Fact]
    public async Task The_speech_and_the_video_of_a_turn_are_the_conversations()
    {
        await using var host = new EngineHost(options => options.Speech.Store = true, services => services.AddSingleton<IAssetStore>(assets));
        host.Lite.RespondWith("One. Two.");
        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());
        TurnAsset stored = Assert.Single((await host.StoredAsync())[0].Result!.Assets);
        Assert.Equal(new TurnAsset(TurnAssetKind.Speech, response.Speech!), stored);

        ErasureReport report = await host.Services.GetRequiredService<IConversationHistory>().EraseAsync(new ConversationKey("c1"));

        Assert.Equal((1, 1), Counts(report));
        Assert.Null(await assets.FindAsync(response.Speech!.Id));
    }

    [Fact]
    public async Task What_could_not_be_erased_is_said_all_else_is_gone_and_a_second_call_finishes()
    {
        await using ServiceProvider services = Host();
        IConversationHistory history = services.GetRequiredService<IConversationHistory>();
        AssetInfo asset = await SayAsync(Mine);
        assets.On(AssetStoreOperation.DeleteByOwner).FailWith(new StorageException("storage.full", "Full.", "fake")).RespondWith(FakeOutcome.Normal);

        ErasureException incomplete = await Assert.ThrowsAsync<ErasureException>(async () => await history.EraseUserAsync("acme", "ada"));

        Assert.Equal("erasure.incomplete", incomplete.Code);
        Assert.Equal(["assets"], incomplete.Remaining);
        Assert.Contains("assets", incomplete.Message, StringComparison.Ordinal);
        Assert.True(incomplete.IsTransient);
        Assert.IsType<StorageException>(incomplete.InnerException);
        Assert.Empty(await history.ReadAsync(Mine).ToListAsync());
        Assert.Equal(1, speech.Cleared);
        Assert.Equal((0, 1), Counts(await history.EraseUserAsync("acme", "ada")));
        Assert.Null(await assets.FindAsync(asset.Id));
    }

    [Fact]
    public async Task Several_parts_that_could_not_be_erased_are_all_named()
    {
        await using ServiceProvider services = Host();
        conversations.FailWith(new StorageException("storage.locked", "Locked.", "fake", true));
        assets.FailWith(new InvalidOperationException("Broken."));
        speech.Failure = new InvalidOperationException("Broken.");

        ErasureException incomplete = await Assert.ThrowsAsync<ErasureException>(
            async () => await services.GetRequiredService<IConversationHistory>().EraseUserAsync("acme", "ada"));

        Assert.Equal(["conversations", "assets", "cached speech"], incomplete.Remaining);
        Assert.Equal(3, Assert.IsType<AggregateException>(incomplete.InnerException).InnerExceptions.Count);
    }

    [Fact]
    public async Task A_store_that_neither_answers_nor_fails_is_left_behind_in_time()
    {
        var deaf = new DeafAssets();
        await using ServiceProvider services = Host(deaf);
        await SayAsync(Mine);
        Task<ErasureReport> erasing = services.GetRequiredService<IConversationHistory>().EraseAsync(Mine).AsTask();
        await deaf.Asked.Task;

        time.Advance(TimeSpan.FromMinutes(11));

        ErasureException incomplete = await Assert.ThrowsAsync<ErasureException>(() => erasing);
        Assert.Equal(["assets"], incomplete.Remaining);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_deaf_store_whose_callback_throws_or_blocks_hurts_neither_the_clock_nor_the_caller(bool blocks)
    {
        using var gate = new ManualResetEventSlim();
        var deaf = new DeafAssets(blocks ? gate.Wait : static () => throw new InvalidOperationException("No process is associated."));
        await using ServiceProvider services = Host(deaf);
        Task<ErasureReport> erasing = services.GetRequiredService<IConversationHistory>().EraseAsync(Mine).AsTask();
        await deaf.Asked.Task;

        Task moved = Task.Run(() => time.Advance(TimeSpan.FromMinutes(11)));
        Task ended = await Task.WhenAny(Task.WhenAll(moved, erasing), Task.Delay(TimeSpan.FromMinutes(1), TimeProvider.System));
        gate.Set();

        Assert.Null(await Record.ExceptionAsync(() => moved));
        Assert.True(ended.IsFaulted, "It waits for the store's callback.");
        Assert.Equal(["assets"], (await Assert.ThrowsAsync<ErasureException>(() => erasing)).Remaining);
    }

    [Fact]
    public async Task A_cancelled_erasure_is_cancelled()
    {
        await using ServiceProvider services = Host();
        await SayAsync(Mine);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await services.GetRequiredService<IConversationHistory>().EraseAsync(Mine, new CancellationToken(canceled: true)));

        Assert.Single(await conversations.ExportAsync(Mine).ToListAsync());
    }

    [Fact]
    public async Task An_answer_is_rated_with_the_moment()
    {
        await using ServiceProvider services = Host();
        IConversationHistory history = services.GetRequiredService<IConversationHistory>();
        await SayAsync(Mine);

        Assert.True(await history.RateAsync(Mine, "t1", 4, "Good"));
        Assert.False(await history.RateAsync(Mine, "t2", 4));

        ConversationTurn turn = Assert.Single(await history.ReadLatestAsync(Mine, 5));
        Assert.Equal(new TurnRating { Score = 4, Comment = "Good", RatedAt = time.GetUtcNow() }, turn.Rating);
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await history.RateAsync(Mine, "t1", 9));
    }

    [Fact]
    public async Task An_export_has_everything_of_the_person_and_nothing_of_others()
    {
        await using ServiceProvider services = Host();
        AssetInfo asset = await SayAsync(Mine);
        await SayAsync(MineToo);
        await SayAsync(Theirs);
        await conversations.SaveSummaryAsync(Mine, new ConversationSummary("A greeting 🙂", 1));
        await conversations.RateTurnAsync(Mine, "t1", new TurnRating { Score = 5, RatedAt = time.GetUtcNow() });
        using var file = new MemoryStream();

        await services.GetRequiredService<IConversationHistory>().ExportAsync("acme", "ada", file);

        using JsonDocument export = JsonDocument.Parse(file.ToArray());
        JsonElement root = export.RootElement;
        Assert.Equal(("acme", "ada"), (root.GetProperty("tenantId").GetString(), root.GetProperty("userId").GetString()));
        Assert.Equal(
            ["c1", "c2"], root.GetProperty("conversations").EnumerateArray().Select(one => one.GetProperty("conversationId").GetString()).Order());
        JsonElement first = root.GetProperty("conversations").EnumerateArray().Single(one => one.GetProperty("conversationId").GetString() == "c1");
        Assert.Equal("A greeting 🙂", first.GetProperty("summary").GetString());
        ConversationTurn turn = Assert.Single(first.GetProperty("turns").EnumerateArray()).Deserialize<ConversationTurn>(AvatarJson.Options)!;
        Assert.Equal(("Hello from ada", "Hi", 5), (turn.Message, turn.Result!.Answer, turn.Rating!.Score));
        Assert.Equal(asset, Assert.Single(turn.Result.Assets).Asset);
        Assert.DoesNotContain("bob", System.Text.Encoding.UTF8.GetString(file.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_of_a_long_history_is_whole()
    {
        await using ServiceProvider services = Host();
        for (int i = 0; i < 300; i++)
        {
            await StoreAsync(Mine, $"t{i}", new string('x', 1000), []);
        }

        using var file = new MemoryStream();
        await services.GetRequiredService<IConversationHistory>().ExportAsync("acme", "ada", file);

        using JsonDocument export = JsonDocument.Parse(file.ToArray());
        Assert.Equal(300, export.RootElement.GetProperty("conversations")[0].GetProperty("turns").GetArrayLength());
    }

    [Fact]
    public async Task An_export_names_assets_that_no_turn_names()
    {
        await using ServiceProvider services = Host();
        AssetInfo[] mine = [await SayAsync(Mine), await PutAsync(new AssetOwner("acme", "ada"))];
        await PutAsync(new AssetOwner("acme", "bob"));
        using var file = new MemoryStream();

        await services.GetRequiredService<IConversationHistory>().ExportAsync("acme", "ada", file);

        using JsonDocument export = JsonDocument.Parse(file.ToArray());
        Assert.Equal(
            mine.Select(asset => asset.Id).Order(),
            export.RootElement.GetProperty("assets").EnumerateArray().Select(asset => asset.GetProperty("id").GetString()).Order());
    }

    [Fact]
    public async Task What_was_erased_is_looked_for_again()
    {
        await using ServiceProvider services = Host();
        IConversationHistory history = services.GetRequiredService<IConversationHistory>();
        await SayAsync(Mine);
        await SayAsync(MineToo);

        Assert.Equal(["conversations", "assets", "cached answers", "costs"], (await history.EraseAsync(Mine)).Verified);
        Assert.Equal(["conversations", "assets", "costs", "consents", "cached answers"], (await history.EraseUserAsync("acme", "ada")).Verified);
    }

    [Fact]
    public async Task A_store_that_says_it_erased_and_did_not_is_found_out()
    {
        await using ServiceProvider services = Host(new KeepingAssets(assets));
        AssetInfo asset = await SayAsync(Mine);

        ErasureException incomplete = await Assert.ThrowsAsync<ErasureException>(
            async () => await services.GetRequiredService<IConversationHistory>().EraseUserAsync("acme", "ada"));

        Assert.Equal(["assets"], incomplete.Remaining);
        Assert.Equal("erasure.remains", Assert.IsType<StorageException>(incomplete.InnerException).Code);
        Assert.NotNull(await assets.FindAsync(asset.Id));
    }

    private static (int Conversations, int Assets) Counts(ErasureReport report) => (report.Conversations, report.Assets);

    private ServiceProvider Host(IAssetStore? other = null)
    {
        var services = new ServiceCollection();
        services
            .AddSingleton<TimeProvider>(time)
            .AddSingleton<IConversationStore>(conversations)
            .AddSingleton(other ?? assets)
            .AddSingleton<ISpeechCache>(speech);
        services.AddAvatarChatbot();
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private async Task<AssetInfo> SayAsync(ConversationKey key)
    {
        AssetInfo asset = await PutAsync(AssetOwner.Of(key));
        await StoreAsync(key, "t1", "Hello from " + key.UserId, [new TurnAsset(TurnAssetKind.Speech, asset)]);
        return asset;
    }

    private async Task StoreAsync(ConversationKey key, string turnId, string message, IReadOnlyList<TurnAsset> stored)
    {
        DateTimeOffset now = time.GetUtcNow();
        ConversationWindow window = await conversations.GetWindowAsync(key, 1);
        await conversations.StartTurnAsync(
            key, new TurnStart { TurnId = turnId, Message = message, StartedAt = now, TakeOverBefore = now }, window.Version);
        await conversations.CompleteTurnAsync(
            key, turnId, 1, new TurnResult { Status = TurnStatus.Completed, Answer = "Hi", EndedAt = now, Assets = stored });
    }

    private async Task<AssetInfo> PutAsync(AssetOwner owner)
        => await assets.PutAsync(new AssetUpload { Owner = owner, ContentType = "audio/wav" }, new MemoryStream([1, 2, 3]));

    private sealed class CountingSpeechCache : ISpeechCache
    {
        public int Cleared { get; private set; }

        public Exception? Failure { get; set; }

        public IAsyncEnumerable<SpeechChunk> GetOrSynthesizeAsync(
            SpeechCacheKey key, Func<CancellationToken, IAsyncEnumerable<SpeechChunk>> synthesize, CancellationToken cancellationToken = default)
            => synthesize(cancellationToken);

        public ValueTask ClearAsync(CancellationToken cancellationToken = default)
        {
            Cleared++;
            return Failure is null ? ValueTask.CompletedTask : ValueTask.FromException(Failure);
        }
    }

    private sealed class KeepingAssets(IAssetStore inner) : DelegatingAssetStore(inner)
    {
        public override ValueTask<int> DeleteByOwnerAsync(AssetOwner owner, CancellationToken cancellationToken = default) => new(1);
    }

    private sealed class DeafAssets(Action? onCancelled = null) : DelegatingAssetStore(new InMemoryAssetStore())
    {
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async ValueTask<int> DeleteByOwnerAsync(AssetOwner owner, CancellationToken cancellationToken = default)
        {
            cancellationToken.Register(() => onCancelled?.Invoke());
            Asked.TrySetResult();
            await new TaskCompletionSource().Task;
            return 0;
        }
    }
}
