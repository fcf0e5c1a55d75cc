using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Resilience.Health;

public sealed class ProviderHealthCheckTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task A_provider_that_nobody_called_is_healthy()
    {
        await using EngineHost host = Host();

        HealthReport report = await CheckAsync(host);

        Assert.Equal(["avatarkit.models", "avatarkit.others", "avatarkit.voices"], report.Entries.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(HealthStatus.Healthy, report.Status);
        Assert.All(report.Entries.Values, static entry => Assert.Equal(["live"], entry.Tags));
    }

    [Fact]
    public async Task A_tier_that_is_left_alone_degrades_the_models_and_all_of_them_make_them_unhealthy()
    {
        await using EngineHost host = Host();
        host.Lite.FailWith(Down());
        host.Pro.RespondWith("The fallback.");
        await AskAsync(host, 10);
        HealthReportEntry one = (await CheckAsync(host)).Entries["avatarkit.models"];
        host.Pro.FailWith(Down());
        await AskAsync(host, 40);
        HealthReportEntry all = (await CheckAsync(host)).Entries["avatarkit.models"];

        Assert.Equal(HealthStatus.Degraded, one.Status);
        Assert.Equal(["left alone", "works"], one.Data.Values.Cast<string>().Order(StringComparer.Ordinal));
        Assert.Contains(one.Data.Keys, static key => key.Contains("tier 'lite'", StringComparison.Ordinal));
        Assert.Equal(HealthStatus.Unhealthy, all.Status);
    }

    [Fact]
    public async Task A_voice_that_is_left_alone_degrades_for_the_avatar_goes_on_without_it()
    {
        await using EngineHost host = Host();
        host.Lite.RespondWith("Hello there.");
        host.Voice.FailWith(Down());
        await AskAsync(host, 6);

        Assert.Equal(HealthStatus.Degraded, (await CheckAsync(host)).Entries["avatarkit.voices"].Status);
    }

    [Fact]
    public async Task Looking_calls_nobody()
    {
        await using EngineHost host = Host();
        await CheckAsync(host);

        Assert.Empty(host.Lite.Calls);
        Assert.Empty(host.Voice.Calls);
    }

    private static HttpRequestException Down() => new("Down.", null, System.Net.HttpStatusCode.ServiceUnavailable);

    private static async Task AskAsync(EngineHost host, int times)
    {
        for (int i = 0; i < times; i++)
        {
            await host.UpdatesAsync(EngineHost.Ask(conversation: $"c{i}"));
        }
    }

    private static Task<HealthReport> CheckAsync(EngineHost host) => host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

    private EngineHost Host() => new(
        static options => options.Resilience.Voice.Retries = 0,
        services: static services => services.AddHealthChecks().AddAvatarChatbot("live"),
        time: time);
}
