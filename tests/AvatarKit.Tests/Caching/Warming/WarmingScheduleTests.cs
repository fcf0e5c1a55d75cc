using AvatarKit.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Caching.Warming;

public sealed class WarmingScheduleTests : IDisposable
{
    private readonly ScratchFolder folder = new();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_run_begins_when_the_host_starts_and_again_after_a_while()
    {
        string file = folder.Write("q.txt", "How do I reset my forgotten password?");
        await using var host = new WarmingHost(
            options => (options.Enabled, options.File, options.Every) = (true, file, TimeSpan.FromHours(1)), time: time);
        WarmingSchedule schedule = Schedule(host);

        await schedule.StartAsync(default);
        await UntilCallsAsync(host, 1, TimeSpan.Zero);
        folder.Write("q.txt", "Which voices can an avatar have?");
        await UntilCallsAsync(host, 2, TimeSpan.FromMinutes(10));

        // A run that is stopped keeps nothing more.
        var cache = (ResponseCache)host.Host.Services.GetRequiredService<IResponseCache>();
        await Resilience.Streams.UntilAsync(() => cache.Count == 2);
        await schedule.StopAsync(default);

        Assert.True(time.GetUtcNow() - time.Start >= TimeSpan.FromHours(1));
        Assert.Equal(ResponseCacheHitKind.Exact, (await host.AskAsync("Which voices can an avatar have?")).Cache?.Kind);
    }

    [Fact]
    public async Task A_run_begins_at_the_time_of_day()
    {
        string file = folder.Write("q.txt", "How do I reset my forgotten password?");
        await using var host = new WarmingHost(
            options => (options.Enabled, options.File, options.At) = (true, file, TimeSpan.FromHours(3)), time: time);
        WarmingSchedule schedule = Schedule(host);

        await schedule.StartAsync(default);
        await UntilCallsAsync(host, 1, TimeSpan.FromMinutes(30));
        await schedule.StopAsync(default);

        Assert.InRange(time.GetUtcNow(), time.Start.AddHours(18), time.Start.AddHours(23.5));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_told_and_the_next_run_comes()
    {
        await using var host = new WarmingHost(
            options => (options.Enabled, options.File, options.Every) = (true, folder["missing.txt"], TimeSpan.FromHours(1)), time: time);
        WarmingSchedule schedule = Schedule(host);

        await schedule.StartAsync(default);
        while (!host.Host.Logs.GetSnapshot().Any(static record => record.Id.Id == 47))
        {
            await Task.Yield();
        }

        folder.Write("missing.txt", "How do I reset my forgotten password?");
        await UntilCallsAsync(host, 1, TimeSpan.FromMinutes(10));
        await schedule.StopAsync(default);

        Assert.Single(host.Model.Calls);
    }

    [Fact]
    public async Task What_most_ask_is_answered_for_each_avatar_as_it_was_asked()
    {
        var options = new WarmingOptions { MostAsked = 3, File = folder.Write("q.txt", "One?\n{\"text\":\"Two?\",\"locale\":\"fr\"}") };
        options.Locales.Add("en");
        options.Locales.Add("de");
        var asked = new MostAsked(Options.Create(options));
        foreach (string user in (string[])["ann", "bob", "cay"])
        {
            asked.Note(new AvatarRequest { Message = "Asked?", UserId = user }, null, "es");
        }

        List<string> questions = [];
        await foreach (WarmingQuestion question in new WarmingSource(options, asked, "default").ReadAsync())
        {
            questions.Add($"{question.Text} {question.Locale}");
        }

        Assert.Equal(["Asked? es", "One? en", "One? de", "Two? fr"], questions);
    }

    [Theory]
    [InlineData("there is nothing to ask")]
    [InlineData("At and Every are both set", "00:30:00", "03:00:00")]
    [InlineData("Every is 00:00:01; it takes 1 minute to 30 days", "00:00:01")]
    [InlineData("At is 1.00:00:00; it takes a time of day", null, "1.00:00:00")]
    public void What_cannot_be_is_refused_by_name(string expected, string? every = null, string? at = null)
    {
        var options = new WarmingOptions
        {
            Enabled = true,
            Every = every is null ? null : TimeSpan.Parse(every, System.Globalization.CultureInfo.InvariantCulture),
            At = at is null ? null : TimeSpan.Parse(at, System.Globalization.CultureInfo.InvariantCulture),
        };

        ValidateOptionsResult result = new WarmingRulesValidator(Options.Create(new ResponseCacheOptions())).Validate(null, options);

        Assert.Contains(expected, result.FailureMessage, StringComparison.Ordinal);
        Assert.Contains("answers are not kept", result.FailureMessage, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static WarmingSchedule Schedule(WarmingHost host) => host.Host.Services.GetServices<IHostedService>().OfType<WarmingSchedule>().Single();

    private async Task UntilCallsAsync(WarmingHost host, int count, TimeSpan step)
    {
        for (int i = 0; host.Model.Calls.Count < count; i++)
        {
            Assert.True(i < 10_000, "The run did not come.");
            time.Advance(step);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }
}
