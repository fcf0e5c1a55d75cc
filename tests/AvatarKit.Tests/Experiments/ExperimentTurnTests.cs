using System.Diagnostics.Metrics;
using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests;

/// <summary>Experiments in whole turns.</summary>
public sealed partial class ExperimentTurnTests
{
    private const string Question = "How do I reset my forgotten password?";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero));
    private readonly Observer observer = new();

    [Fact]
    public async Task An_arm_says_which_tier_answers_and_the_turn_keeps_it()
    {
        await using EngineHost host = Host();

        AvatarResponse[] responses = await AskAsync(host, 20);

        string[] arms = [.. responses.Select(static response => response.Route!.Assignments!["tiers"])];
        Assert.Equal(arms.Select(static arm => arm == "premier" ? "premier" : "lite"), responses.Select(static response => response.Route!.Tier));
        Assert.Equal(2, arms.Distinct().Count());
        ConversationTurn stored = Assert.Single(await StoredAsync(host, Person(3)));
        Assert.Equal(arms[3], stored.Result!.Route!.Assignments!["tiers"]);
        Assert.NotNull(stored.Result.FirstText);
        AvatarResponse later = await host.Engine.GetResponseAsync(Ask(3) with { ConversationId = "another" });
        Assert.Equal(arms[3], later.Route!.Assignments!["tiers"]);
    }

    [Fact]
    public async Task An_arm_with_bounds_changes_where_a_tier_begins()
    {
        await using EngineHost host = Host(options =>
            options.Experiments["bounds"] = Experiment(new ExperimentArmOptions { SimpleBelow = 0, MediumBelow = 1 }));

        AvatarResponse[] responses = await AskAsync(host, 20);

        Assert.All(
            responses.Where(static response => response.Route!.Assignments!["tiers"] == "control"),
            static response => Assert.Equal(
                response.Route!.Assignments!["bounds"] == "premier" ? "pro" : "lite", response.Route.Tier));
        Assert.Equal(4, responses.Select(static response => string.Join(',', response.Route!.Assignments!.Values)).Distinct().Count());
    }

    [Fact]
    public async Task Each_turn_is_told_once_and_an_observer_that_fails_hurts_none()
    {
        var counted = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = static (instrument, listening) =>
        {
            if (instrument.Name == "avatarkit.experiment.exposures")
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            // Tests beside this one have experiments too.
            if (tags[0].Value is "counted")
            {
                counted.Add($"{tags[0].Key} {tags[1].Key} {tags[1].Value}");
            }
        });
        listener.Start();
        await using EngineHost host = Host(options => options.Experiments["counted"] = Experiment(new ExperimentArmOptions()));

        AvatarResponse response = await host.Engine.GetResponseAsync(Ask(1));
        await host.Engine.GetResponseAsync(Ask(1));

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.Equal(["counted", "tiers"], observer.Told.Select(static told => told.Experiment));
        Assert.All(observer.Told, told => Assert.Equal(
            new ExperimentExposure(told.Experiment, response.Route!.Assignments![told.Experiment], Person(1), "t1", time.GetUtcNow()), told));
        Assert.Equal([$"experiment arm {response.Route!.Assignments!["counted"]}"], counted);
        Assert.Equal(2, host.Logs.GetSnapshot().Count(static line => line.Id.Id == 120 && line.Level == LogLevel.Debug));
        Assert.Equal(2, host.Logs.GetSnapshot().Count(static line => line.Id.Id == 122));
    }

    [Fact]
    public async Task A_tier_that_is_named_takes_no_part()
    {
        await using EngineHost host = Host();

        AvatarResponse named = await host.Engine.GetResponseAsync(Ask(1) with { Tier = "pro" });
        AvatarResponse spoken = await host.Engine.GetResponseAsync(Ask(2) with { Message = "", Verbatim = "Welcome." });
        await using EngineHost pinned = Host(avatar: static profile => profile.Tier = "pro");
        AvatarResponse avatars = await pinned.Engine.GetResponseAsync(Ask(1));

        Assert.Null(named.Route!.Assignments);
        Assert.Null(spoken.Route);
        Assert.Null(avatars.Route!.Assignments);
        Assert.Empty(observer.Told);
    }

    [Fact]
    public async Task Only_turns_with_the_tag_of_the_avatar_and_in_its_time_take_part()
    {
        await using EngineHost host = Host(
            options =>
            {
                ExperimentOptions experiment = options.Experiments["tiers"];
                (experiment.Tag, experiment.Avatar) = ("trial", "ada");
                (experiment.StartsAt, experiment.EndsAt) = (time.GetUtcNow().AddHours(1), time.GetUtcNow().AddHours(2));
            },
            build: static builder => builder.AddAvatar("ada", static _ => { }));
        AvatarRequest request = Ask(0) with { AvatarId = "ada", Tags = ["trial"], TurnId = null };

        AvatarResponse early = await host.Engine.GetResponseAsync(request);
        time.Advance(TimeSpan.FromHours(1));
        AvatarResponse meant = await host.Engine.GetResponseAsync(request);
        AvatarResponse untagged = await host.Engine.GetResponseAsync(request with { Tags = [] });
        AvatarResponse another = await host.Engine.GetResponseAsync(request with { AvatarId = null });
        time.Advance(TimeSpan.FromHours(1));
        AvatarResponse late = await host.Engine.GetResponseAsync(request);

        Assert.NotNull(meant.Route!.Assignments);
        Assert.All([early, untagged, another, late], static response => Assert.Null(response.Route!.Assignments));
        Assert.Single(observer.Told);
    }

    [Fact]
    public async Task After_its_last_turn_all_are_given_the_control_and_take_no_part()
    {
        await using EngineHost host = Host(static options => options.Experiments["tiers"].MaxTurns = 10);

        await AskAsync(host, 10);
        AvatarResponse[] after = await AskAsync(host, 10, "second");

        Assert.All(after, static response => Assert.Equal((null, "lite"), (response.Route!.Assignments, response.Route.Tier)));
        Assert.Equal(10, observer.Told.Count);
    }

    [Fact]
    public async Task An_arm_that_fails_is_stopped_and_its_people_are_given_the_control()
    {
        await using EngineHost host = Host(static options =>
        {
            options.Tiers["premier"].Fallback = null;
            options.Experiments["tiers"].Stop = new ExperimentStopOptions { MinTurns = 20, MaxFailureIncrease = 0.1 };
        });
        host.Premier.FailWith(new ModelException("model.down", "Down.", "premier", "fake"));

        AvatarResponse[] before = await AskAsync(host, 60);
        AvatarResponse[] after = await AskAsync(host, 60, "second");

        Assert.All(
            before.Where(static response => response.Outcome == TurnOutcome.Completed),
            static response => Assert.True(response.Route!.Assignments?["tiers"] is null or "control"));
        Assert.All(after, static response => Assert.Equal((TurnOutcome.Completed, "lite"), (response.Outcome, response.Route!.Tier)));
        Assert.Contains(after, static response => response.Route!.Assignments is null);
        Assert.Contains(after, static response => response.Route!.Assignments?["tiers"] == "control");
        Assert.Single(host.Logs.GetSnapshot(), static line => line.Id.Id == 121 && line.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task A_tier_that_takes_over_keeps_the_arm()
    {
        await using EngineHost host = Host();
        host.Premier.FailWith(new ModelException("model.down", "Down.", "premier", "fake"));

        AvatarResponse[] responses = await AskAsync(host, 20);

        Assert.Contains(responses, static response => response.Route is { Tier: "pro", Assignments: { } arms } && arms["tiers"] == "premier");
    }

    [Fact]
    public async Task A_router_that_fails_keeps_the_arm_and_one_of_the_hosts_is_told_it()
    {
        var router = new HostsRouter();
        await using EngineHost host = Host(services: services => services.AddSingleton<IModelRouter>(router));

        AvatarResponse own = await host.Engine.GetResponseAsync(Ask(1));
        string? seen = router.Seen;
        router.Fails = true;
        AvatarResponse failed = await host.Engine.GetResponseAsync(Ask(2));

        Assert.Equal(["mine", "tiers"], own.Route!.Assignments!.Keys);
        Assert.Equal(own.Route.Assignments["tiers"], seen);
        Assert.NotNull(failed.Route!.Assignments!["tiers"]);
    }

    private static ConversationKey Person(int i) => new("talk", $"person-{i}");

    private static AvatarRequest Ask(int person, string prefix = "t", string question = "Hello") => new()
    {
        Message = question,
        ConversationId = "talk",
        UserId = $"person-{person}",
        TurnId = $"{prefix}{person}",
        Outputs = AvatarOutputs.None,
    };

    private static async Task<AvatarResponse[]> AskAsync(EngineHost host, int people, string prefix = "t", string question = "Hello")
    {
        var responses = new AvatarResponse[people];
        for (int i = 0; i < people; i++)
        {
            responses[i] = await host.Engine.GetResponseAsync(Ask(i, prefix, question));
        }

        return responses;
    }

    private static async Task<List<ConversationTurn>> StoredAsync(EngineHost host, ConversationKey key)
        => await host.Store.ExportAsync(key).ToListAsync();

    private static ExperimentOptions Experiment(ExperimentArmOptions other)
        => new() { Arms = { ["control"] = new ExperimentArmOptions(), ["premier"] = other } };

    private EngineHost Host(
        Action<AvatarChatbotOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        Action<AvatarProfile>? avatar = null,
        Action<IAvatarChatbotBuilder>? build = null)
        => new(
            options =>
            {
                options.Experiments["tiers"] = Experiment(new ExperimentArmOptions { Tier = "premier" });
                configure?.Invoke(options);
            },
            collection =>
            {
                collection.AddSingleton<IExperimentObserver, Broken>();
                collection.AddSingleton<IExperimentObserver>(observer);
                services?.Invoke(collection);
            },
            time,
            avatar,
            build);

    private sealed class Observer : IExperimentObserver
    {
        public List<ExperimentExposure> Told { get; } = [];

        public void Exposed(ExperimentExposure exposure) => Told.Add(exposure);
    }

    private sealed class Broken : IExperimentObserver
    {
        public void Exposed(ExperimentExposure exposure) => throw new InvalidOperationException("The analytics are gone.");
    }

    private sealed class HostsRouter : IModelRouter
    {
        public bool Fails { get; set; }

        public string? Seen { get; private set; }

        public ValueTask<ModelRoute> RouteAsync(ModelRoutingContext context, CancellationToken cancellationToken = default)
        {
            Seen = context.Assignments?["tiers"];
            return Fails
                ? throw new InvalidOperationException("Broken.")
                : new(new ModelRoute("lite", "always") { Assignments = new Dictionary<string, string> { ["mine"] = "a" } });
        }
    }
}
