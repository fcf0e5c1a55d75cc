using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Privacy.Audit;

public sealed class AuditedHistoryTests
{
    private static readonly ConversationKey Key = new("c1");
    private static readonly AuditActor Operator = new("operator", "eve");

    [Fact]
    public async Task Who_lists_reads_rates_exports_and_erases_is_noted_with_whose_and_how_it_went()
    {
        await using EngineHost host = await SpokenAsync();
        IConversationHistory history = host.Services.GetRequiredService<IConversationHistory>();
        using (AuditActors.Begin(Operator))
        {
            await history.ListAsync("default", "anonymous").ToListAsync();
            string turn = (await history.ReadAsync(Key).ToListAsync())[0].TurnId;
            await history.ReadLatestAsync(Key, 1);
            await history.RateAsync(Key, turn, 5, "a secret");
            await history.ExportAsync("default", "anonymous", Stream.Null);
            await history.EraseAsync(Key);
        }

        await history.EraseUserAsync("default", "anonymous");

        List<AuditRecord> records = await RecordsAsync(host);
        Assert.Equal(
            [
                "conversations.list Started", "conversation.read Started", "conversation.read Started",
                "turn.rate Started", "turn.rate Succeeded", "person.export Started", "person.export Succeeded json",
                "conversation.erase Started", "conversation.erase Succeeded conversations=1 assets=0",
                "person.erase Started", "person.erase Succeeded conversations=0 assets=0",
            ],
            records.Select(static record => $"{record.Action} {record.Outcome} {record.Detail}".TrimEnd()));
        Assert.All(records.SkipLast(2), static record => Assert.Equal(Operator, record.Actor));
        Assert.All(records.TakeLast(2), static record => Assert.Equal(AuditActor.Unknown, record.Actor));
        Assert.Equal(AuditSubject.Of(Key), records[1].Subject);
        Assert.Equal(new AuditSubject("default", "anonymous"), records[^1].Subject);
        Assert.DoesNotContain("secret", string.Concat(records.Select(static record => record.ToJson())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_erasure_that_fails_is_noted_with_its_code()
    {
        await using EngineHost host = await SpokenAsync();
        host.Store.FailWith(new StorageException("storage.locked", "Hello is locked.", "fake"));

        await Assert.ThrowsAsync<ErasureException>(
            async () => await host.Services.GetRequiredService<IConversationHistory>().EraseAsync(Key));

        AuditRecord last = (await RecordsAsync(host))[^1];
        Assert.Equal((AuditOutcome.Failed, "erasure.incomplete"), (last.Outcome, last.Detail));
    }

    [Fact]
    public async Task Reads_are_not_noted_where_the_option_says_so()
    {
        await using EngineHost host = await SpokenAsync(options => options.Reads = false);
        await host.Services.GetRequiredService<IConversationHistory>().ReadAsync(Key).ToListAsync();

        Assert.Empty(await RecordsAsync(host));
    }

    [Fact]
    public async Task By_default_an_action_that_cannot_be_noted_goes_on_and_the_log_says_so()
    {
        await using EngineHost host = await SpokenAsync(trail: new BrokenTrail());

        ErasureReport report = await host.Services.GetRequiredService<IConversationHistory>().EraseAsync(Key);

        Assert.Equal(1, report.Conversations);
        Assert.Contains(host.Logs.GetSnapshot(), static log => log.Id.Id == 170 && log.Level == LogLevel.Error);
    }

    [Fact]
    public async Task By_option_an_action_that_cannot_be_noted_is_refused_before_anything_happens()
    {
        await using EngineHost host = await SpokenAsync(options => options.OnFailure = AuditFailureMode.Refuse, new BrokenTrail());
        IConversationHistory history = host.Services.GetRequiredService<IConversationHistory>();

        AuditException refused = await Assert.ThrowsAsync<AuditException>(async () => await history.EraseAsync(Key));
        await Assert.ThrowsAsync<AuditException>(async () => await history.ReadAsync(Key).ToListAsync());

        Assert.Equal(("audit.failed", "conversation.erase"), (refused.Code, refused.Action));
        Assert.Single(await host.StoredAsync());
    }

    [Fact]
    public async Task Changed_settings_are_noted_by_name_without_their_values()
    {
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["AvatarKit:Avatar:Name"] = "Ava", ["Other"] = "1" }).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddAvatarChatbot();
        await using ServiceProvider provider = services.BuildServiceProvider();
        IHostedService watch = provider.GetServices<IHostedService>().Single(static service => service is ConfigurationAudit);
        await watch.StartAsync(CancellationToken.None);
        configuration.Reload();
        configuration["AvatarKit:Avatar:Name"] = "Secretname";
        configuration["AvatarKit:Limits:MaxTags"] = "7";
        configuration["Other"] = "2";
        configuration.Reload();
        await watch.StopAsync(CancellationToken.None);

        AuditRecord record = Assert.Single(await provider.GetRequiredService<IAuditTrail>().ReadAsync().ToListAsync());

        Assert.Equal(
            (AuditActions.Configuration, AuditActor.System, "AvatarKit:Avatar:Name, AvatarKit:Limits:MaxTags"),
            (record.Action, record.Actor, record.Detail));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("MTIzNDU2Nzg=")]
    public void A_key_that_is_none_is_refused_without_telling_it(string key)
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot().UseAudit(options => options.Key = key);
        using ServiceProvider provider = services.BuildServiceProvider();

        OptionsValidationException refused =
            Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<AuditOptions>>().Value);

        Assert.Contains("AuditOptions.Key", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trail_that_never_answers_is_left_behind_in_time()
    {
        var time = new FakeTimeProvider();
        await using var host = new EngineHost(services: services => services.AddSingleton<IAuditTrail>(new DeafTrail()), time: time);
        Task<IReadOnlyList<ConversationTurn>> reading =
            host.Services.GetRequiredService<IConversationHistory>().ReadLatestAsync(Key, 1).AsTask();

        Assert.Empty(await time.MoveUntilAsync(reading));
    }

    private static async Task<EngineHost> SpokenAsync(Action<AuditOptions>? configure = null, IAuditTrail? trail = null)
    {
        var host = new EngineHost(
            services: services =>
            {
                if (trail is not null)
                {
                    services.AddSingleton(trail);
                }
            },
            build: builder => builder.UseAudit(configure ?? (static _ => { })));
        host.Lite.RespondWith("Hi.");
        await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None));
        return host;
    }

    private static async Task<List<AuditRecord>> RecordsAsync(EngineHost host)
        => await host.Services.GetRequiredService<IAuditTrail>().ReadAsync().ToListAsync();

    private sealed class BrokenTrail() : DelegatingAuditTrail(new InMemoryAuditTrail())
    {
        public override ValueTask<AuditRecord> AppendAsync(AuditEntry entry, CancellationToken cancellationToken = default)
            => throw new StorageException("storage.full", "The disk is full.", "file");
    }

    private sealed class DeafTrail() : DelegatingAuditTrail(new InMemoryAuditTrail())
    {
        public override async ValueTask<AuditRecord> AppendAsync(AuditEntry entry, CancellationToken cancellationToken = default)
        {
            await new TaskCompletionSource().Task;
            throw new InvalidOperationException();
        }
    }
}
