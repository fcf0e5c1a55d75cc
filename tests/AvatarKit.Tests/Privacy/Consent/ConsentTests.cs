using System.Text.Json;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Privacy.Consent;

public sealed class ConsentTests
{
    private const string Tenant = "default";
    private const string Person = "anonymous";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 30, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_turn_without_a_consent_is_refused_kindly_and_nothing_of_it_goes_anywhere()
    {
        await using EngineHost host = Host();

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask() with { Locale = "de-DE" });

        Assert.Equal(("consent.required", false), (response.Error?.Code, response.Error?.IsTransient));
        Assert.Equal("v2", Assert.IsType<ConsentRequiredException>(response.Error?.Exception).Version);
        Assert.StartsWith("Bevor wir sprechen, brauche ich deine Einwilligung.", response.SpokenText, StringComparison.Ordinal);
        Assert.Contains(host.Voice.Calls, static call => call.Request.Text.Contains("Einwilligung", StringComparison.Ordinal));
        Assert.Empty(host.Lite.Calls);
        Assert.Empty(host.Store.Calls);
    }

    [Fact]
    public async Task After_the_consent_the_person_is_answered_until_they_withdraw()
    {
        await using EngineHost host = Host();
        IConsents consents = host.Services.GetRequiredService<IConsents>();
        await consents.GiveAsync(Tenant, Person, consents.Version);
        AvatarResponse answered = await host.Engine.GetResponseAsync(EngineHost.Ask());
        time.Advance(TimeSpan.FromHours(1));
        bool stood = await consents.WithdrawAsync(Tenant, Person);

        AvatarResponse refused = await host.Engine.GetResponseAsync(EngineHost.Ask("Again"));

        Assert.Null(answered.Error);
        Assert.True(stood);
        Assert.False(await consents.WithdrawAsync(Tenant, Person));
        Assert.Equal("consent.required", refused.Error?.Code);
        ConsentRecord record = Assert.Single(await consents.ReadAsync(Tenant, Person));
        Assert.Equal(("v2", TimeSpan.FromHours(1)), (record.Version, record.WithdrawnAt - record.GivenAt));
    }

    [Fact]
    public async Task A_consent_of_another_version_person_or_tenant_does_not_count()
    {
        await using EngineHost host = Host();
        IConsents consents = host.Services.GetRequiredService<IConsents>();
        await consents.GiveAsync(Tenant, Person, "v1");
        await consents.GiveAsync(Tenant, "ben", "v2");
        await consents.GiveAsync("other", Person, "v2");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal("consent.required", response.Error?.Code);
        Assert.False(await consents.HasAsync(Tenant, Person));
        Assert.True(await consents.HasAsync(Tenant, "ben"));
    }

    [Fact]
    public async Task A_greeting_needs_no_consent()
    {
        await using EngineHost host = Host();

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask("") with { Verbatim = "Welcome!" });

        Assert.Equal((null, "Welcome!"), (response.Error?.Code, response.Text));
    }

    [Fact]
    public async Task A_store_that_fails_refuses_the_turn()
    {
        await using EngineHost host = Host(services => services.AddSingleton<IConsentStore>(new BrokenStore()));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(("consent.unavailable", true), (response.Error?.Code, response.Error?.IsTransient));
        Assert.Empty(host.Lite.Calls);
    }

    [Fact]
    public async Task Who_gives_the_same_consent_twice_has_one_record_and_who_withdrew_may_give_it_again()
    {
        await using EngineHost host = Host();
        IConsents consents = host.Services.GetRequiredService<IConsents>();
        await consents.GiveAsync(Tenant, Person, "v2");
        time.Advance(TimeSpan.FromDays(1));
        await consents.GiveAsync(Tenant, Person, "v2");
        Assert.Single(await consents.ReadAsync(Tenant, Person));
        await consents.WithdrawAsync(Tenant, Person);

        await consents.GiveAsync(Tenant, Person, "v2");

        Assert.Equal([true, false], (await consents.ReadAsync(Tenant, Person)).Select(static record => record.WithdrawnAt is not null));
        Assert.True(await consents.HasAsync(Tenant, Person));
    }

    [Fact]
    public async Task So_many_records_of_a_person_are_kept_and_the_one_that_stands_always()
    {
        var store = new InMemoryConsentStore();
        for (int i = 0; i < IConsentStore.MaxRecords + 5; i++)
        {
            await store.WithdrawAsync(Tenant, Person, time.GetUtcNow());
            await store.GiveAsync(Tenant, Person, $"v{i}", time.GetUtcNow());
        }

        IReadOnlyList<ConsentRecord> records = await store.ReadAsync(Tenant, Person);

        Assert.Equal(IConsentStore.MaxRecords, records.Count);
        Assert.Equal(("v5", $"v{IConsentStore.MaxRecords + 4}"), (records[0].Version, records[^1].Version));
        Assert.Null(records[^1].WithdrawnAt);
    }

    [Fact]
    public async Task Consents_are_exported_and_erased_with_the_person()
    {
        await using EngineHost host = Host();
        IConsents consents = host.Services.GetRequiredService<IConsents>();
        IConversationHistory history = host.Services.GetRequiredService<IConversationHistory>();
        await consents.GiveAsync(Tenant, Person, "v2");
        await consents.WithdrawAsync(Tenant, Person);
        using var exported = new MemoryStream();
        await history.ExportAsync(Tenant, Person, exported);

        await history.EraseUserAsync(Tenant, Person);

        using var document = JsonDocument.Parse(exported.ToArray());
        JsonElement consent = Assert.Single(document.RootElement.GetProperty("consents").EnumerateArray());
        Assert.Equal("v2", consent.GetProperty("version").GetString());
        Assert.Equal(time.GetUtcNow(), consent.GetProperty("givenAt").GetDateTimeOffset());
        Assert.Equal(time.GetUtcNow(), consent.GetProperty("withdrawnAt").GetDateTimeOffset());
        Assert.Empty(await consents.ReadAsync(Tenant, Person));
    }

    [Fact]
    public void A_version_that_is_too_long_and_a_time_that_is_none_are_refused()
    {
        var options = new ConsentOptions { Version = new string('v', 65), StoreTimeout = TimeSpan.Zero };

        ValidateOptionsResult result = new ConsentRulesValidator().Validate(null, options);

        Assert.Equal(
            [
                "ConsentOptions.Version has 65 characters; it takes 1 to 64.",
                "ConsentOptions.StoreTimeout is 00:00:00; it takes more than zero, at most a minute.",
            ],
            result.Failures);
    }

    private EngineHost Host(Action<IServiceCollection>? services = null) => new(
        services: collection =>
        {
            services?.Invoke(collection);
            collection.Configure<ConsentOptions>(static options => (options.Required, options.Version) = (true, "v2"));
        },
        time: time);

    private sealed class BrokenStore() : DelegatingConsentStore(new InMemoryConsentStore())
    {
        public override ValueTask<IReadOnlyList<ConsentRecord>> ReadAsync(
            string tenantId, string userId, CancellationToken cancellationToken = default) => throw new IOException("The disk is gone.");
    }
}
