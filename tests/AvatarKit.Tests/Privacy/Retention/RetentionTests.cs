using AvatarKit.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Privacy.Retention;

public sealed class RetentionTests
{
    private static readonly ConversationKey Key = new("c1", "ada", "acme");

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 30, 6, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_is_older_than_its_class_is_kept_goes_and_that_is_noted()
    {
        await using ServiceProvider services = Host(options =>
        {
            options.Conversations = options.Assets = TimeSpan.FromDays(30);
            options.Audit = TimeSpan.FromDays(365);
        });
        AssetInfo old = await PutAsync(services, new AssetOwner("acme", "ada"));
        AssetInfo shared = await PutAsync(services, new AssetOwner("avatarkit:video", "all"));
        await SayAsync(services, Key);
        time.Advance(TimeSpan.FromDays(29));
        AssetInfo young = await PutAsync(services, new AssetOwner("acme", "ada"));
        await SayAsync(services, Key with { ConversationId = "c2" });
        time.Advance(TimeSpan.FromDays(2));

        await RoundAsync(services);

        IAssetStore assets = services.GetRequiredService<IAssetStore>();
        Assert.Null(await assets.FindAsync(old.Id));
        Assert.NotNull(await assets.FindAsync(shared.Id));
        Assert.NotNull(await assets.FindAsync(young.Id));
        Assert.Equal(
            ["c2"],
            await services.GetRequiredService<IConversationStore>().ListAsync("acme", "ada")
                .Select(static one => one.Key.ConversationId).ToListAsync());
        Assert.Equal(
            ["class=conversations count=1", "class=assets count=1"],
            await services.GetRequiredService<IAuditTrail>().ReadAsync().Select(static record => record.Detail!).ToListAsync());
    }

    [Fact]
    public async Task The_audit_trail_is_trimmed_and_stays_whole()
    {
        await using ServiceProvider services = Host(options => options.Audit = TimeSpan.FromDays(10));
        IAuditTrail trail = services.GetRequiredService<IAuditTrail>();
        for (int i = 0; i < 3; i++)
        {
            await trail.AppendAsync(new AuditEntry { Action = "host.acts", Actor = AuditActor.System, Outcome = AuditOutcome.Succeeded });
            time.Advance(TimeSpan.FromDays(6));
        }

        await RoundAsync(services);

        Assert.Equal(
            ["host.acts", "audit.trimmed", "retention.removed"], await trail.ReadAsync().Select(static record => record.Action).ToListAsync());
        Assert.True((await AuditVerification.VerifyAsync(trail, new AuditChain())).HasBeginning);
    }

    [Fact]
    public async Task It_is_off_unless_it_is_asked_for()
    {
        await using ServiceProvider services = Host(
            null, new Dictionary<string, string?> { ["AvatarKit:Privacy:Retention:Conversations"] = "1.00:00" });
        await SayAsync(services, Key);
        time.Advance(TimeSpan.FromDays(9));
        Assert.Equal(TimeSpan.FromDays(1), services.GetRequiredService<IOptions<RetentionOptions>>().Value.Conversations);

        await RoundAsync(services);

        Assert.Single(await services.GetRequiredService<IConversationStore>().ListAsync("acme", "ada").ToListAsync());
    }

    [Fact]
    public async Task Large_classes_go_in_batches_until_nothing_is_left_and_again_after_the_pause()
    {
        var data = new CountedData(1_250);
        await using ServiceProvider services = Host(options => options.Consents = TimeSpan.FromDays(1), data: data);
        IHostedService retention = Service(services);
        await retention.StartAsync(CancellationToken.None);
        await time.MoveUntilAsync(data.Second.Task, step: TimeSpan.FromMinutes(10));
        await retention.StopAsync(CancellationToken.None);

        Assert.Equal([500, 500, 500, 500], data.Asked.Take(4));
        Assert.Equal(0, data.Left);
    }

    [Fact]
    public async Task A_class_that_fails_keeps_no_other_and_no_later_round()
    {
        var store = new FakeConversationStore();
        store.FailWith(new StorageException("storage.locked", "Locked.", "fake", true));
        await using ServiceProvider services = Host(
            options => options.Conversations = options.Assets = TimeSpan.FromDays(1), store: store);
        AssetInfo old = await PutAsync(services, new AssetOwner("acme", "ada"));
        time.Advance(TimeSpan.FromDays(2));

        await RoundAsync(services);

        Assert.Null(await services.GetRequiredService<IAssetStore>().FindAsync(old.Id));
        AuditRecord failed = await services.GetRequiredService<IAuditTrail>().ReadAsync().FirstAsync();
        Assert.Equal((AuditOutcome.Failed, "class=conversations count=0 storage.locked"), (failed.Outcome, failed.Detail));
    }

    [Fact]
    public async Task Erasures_that_broke_off_are_finished()
    {
        await using ServiceProvider services = Host(static _ => { });
        await SayAsync(services, Key);
        IErasureJournal journal = services.GetRequiredService<IErasureJournal>();
        await journal.SaveAsync(new ErasureProgress { Id = "e", Owner = new AssetOwner("acme", "ada"), StartedAt = time.GetUtcNow() });
        time.Advance(TimeSpan.FromHours(1));

        await RoundAsync(services);

        Assert.Empty(await journal.ReadAsync().ToListAsync());
        Assert.Empty(await services.GetRequiredService<IConversationStore>().ListAsync("acme", "ada").ToListAsync());
    }

    [Fact]
    public async Task An_age_that_nothing_enforces_is_refused_by_name()
    {
        await using ServiceProvider services = Host(options => options.Costs = TimeSpan.FromDays(1));

        InvalidOperationException refused =
            await Assert.ThrowsAsync<InvalidOperationException>(() => Service(services).StartAsync(CancellationToken.None));

        Assert.Contains("costs", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Every", "00:00:01")]
    [InlineData("Conversations", "00:00:10")]
    [InlineData("BatchSize", "0")]
    public void What_is_out_of_range_is_refused(string setting, string value)
    {
        using ServiceProvider services = Host(null, new Dictionary<string, string?> { ["AvatarKit:Privacy:Retention:" + setting] = value });

        OptionsValidationException refused =
            Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<RetentionOptions>>().Value);

        Assert.Contains(setting, refused.Message, StringComparison.OrdinalIgnoreCase);
    }

    private static IHostedService Service(ServiceProvider services)
        => services.GetServices<IHostedService>().Single(static service => service is RetentionService);

    private static async Task RoundAsync(ServiceProvider services)
    {
        var retention = (RetentionService)Service(services);
        await retention.StartAsync(CancellationToken.None);
        await retention.FirstRound.WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System);
        await retention.StopAsync(CancellationToken.None);
    }

    private ServiceProvider Host(
        Action<RetentionOptions>? configure,
        Dictionary<string, string?>? settings = null,
        IConversationStore? store = null,
        IRetainedData? data = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings ?? []).Build());
        if (store is not null)
        {
            services.AddSingleton(store);
        }

        if (data is not null)
        {
            services.AddSingleton(data);
        }

        IAvatarChatbotBuilder builder = services.AddAvatarChatbot();
        if (configure is not null)
        {
            builder.UseRetention(configure);
        }

        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private async Task SayAsync(ServiceProvider services, ConversationKey key)
    {
        DateTimeOffset now = time.GetUtcNow();
        await services.GetRequiredService<IConversationStore>().StartTurnAsync(
            key, new TurnStart { TurnId = "t1", Message = "Hello", StartedAt = now, TakeOverBefore = now }, 0);
    }

    private static async Task<AssetInfo> PutAsync(ServiceProvider services, AssetOwner owner)
        => await services.GetRequiredService<IAssetStore>().PutAsync(
            new AssetUpload { Owner = owner, ContentType = "audio/wav" }, new MemoryStream([1]));

    private sealed class CountedData(int count) : IRetainedData
    {
        public List<int> Asked { get; } = [];

        public int Left { get; private set; } = count;

        public TaskCompletionSource<bool> Second { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public RetentionClass DataClass => RetentionClass.Consents;

        public bool CanRemove => true;

        public ValueTask<int> RemoveAsync(DateTimeOffset before, int most, CancellationToken cancellationToken = default)
        {
            Asked.Add(most);
            int removed = Math.Min(most, Left);
            Left -= removed;
            if (Asked.Count == 4)
            {
                Second.TrySetResult(true);
            }

            return new ValueTask<int>(removed);
        }
    }
}
