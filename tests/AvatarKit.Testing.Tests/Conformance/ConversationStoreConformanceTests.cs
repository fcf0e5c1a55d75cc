namespace AvatarKit.Testing.Tests.Conformance;

public sealed class ConversationStoreConformanceTests
{
    private static readonly Dictionary<string, StoreMutant> Mutants =
        ((IEnumerable<KeyValuePair<string, StoreMutant>>)[.. StartMutants.All, .. EndMutants.All, .. ContentMutants.All, .. OwnerMutants.All])
            .ToDictionary();

    public static TheoryData<string> MutantNames => [.. Mutants.Keys];

    [Fact]
    public async Task A_store_that_keeps_the_contract_passes()
    {
        var suite = new ConversationStoreConformance(_ => new(new MutantStore()), (store, _) => new(store), (store, _) => new(store));

        await suite.RunAllAsync();

        Assert.True(suite.Cases.Count >= 48);
    }

    [Theory]
    [MemberData(nameof(MutantNames))]
    public Task A_store_is_seen_that(string mutant)
    {
        StoreMutant broken = Mutants[mutant];
        return Mutation.IsSeenAsync(Suite(broken.Break).Cases, broken.Case);
    }

    [Theory]
    [InlineData("Everything is there after reopening")]
    [InlineData("Two stores on one medium keep one truth")]
    public Task A_store_that_forgets_is_seen(string name)
        => Mutation.IsSeenAsync(
            new ConversationStoreConformance(
                _ => new(new MutantStore()), (_, _) => new(new MutantStore()), (_, _) => new(new MutantStore())).Cases,
            name);

    [Fact]
    public async Task All_failures_are_reported_at_once()
    {
        ConversationStoreConformance suite = Suite(store => store.ChangeKey = _ => new ConversationKey("one", "u", "t"));

        ConformanceException report = await Assert.ThrowsAsync<ConformanceException>(() => suite.RunAllAsync());

        Assert.True(report.Failures.Count > 3);
        Assert.All(report.Failures, failure => Assert.Contains(failure.Message, report.Message, StringComparison.Ordinal));
        Assert.Contains("of 48 cases of ConversationStoreConformance failed", report.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_hangs_is_seen_in_time()
    {
        var suite = new ConversationStoreConformance(_ => new(new MutantStore
        {
            Erase = async (_, _) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
                return false;
            },
        }))
        { CaseTimeout = TimeSpan.FromMilliseconds(200) };

        await Mutation.IsSeenAsync(suite.Cases, "A conversation that does not exist is empty at version 0");
    }

    [Fact]
    public async Task Cancelling_a_run_is_no_failure()
    {
        var suite = new ConversationStoreConformance(_ => new(new MutantStore()));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => suite.RunAllAsync(new CancellationToken(canceled: true)));
    }

    private static ConversationStoreConformance Suite(Action<MutantStore> breakIt) => new(_ =>
    {
        var store = new MutantStore();
        breakIt(store);
        return new(store);
    });
}
