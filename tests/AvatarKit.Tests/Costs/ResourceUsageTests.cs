namespace AvatarKit.Tests.Costs;

public sealed class ResourceUsageTests
{
    private readonly List<(string Resource, decimal Quantity)> reports = [];

    [Fact]
    public void A_report_that_nobody_collects_goes_nowhere() => ResourceUsage.Report("dynamodb/write-unit", 1);

    [Fact]
    public void What_is_reported_while_it_is_collected_arrives_and_nothing_after()
    {
        using (ResourceUsage.Collect(Add))
        {
            ResourceUsage.Report("dynamodb/write-unit", 2.5m);
            ResourceUsage.Report("s3/put-request", 0);
        }

        ResourceUsage.Report("dynamodb/write-unit", 9);
        Assert.Equal([("dynamodb/write-unit", 2.5m)], reports);
    }

    [Fact]
    public async Task It_reaches_what_was_started_and_awaited_meanwhile()
    {
        using IDisposable collection = ResourceUsage.Collect(Add);

        await Task.Run(static async () =>
        {
            await Task.Yield();
            ResourceUsage.Report("a", 1);
        });

        Assert.Equal([("a", 1m)], reports);
    }

    [Fact]
    public async Task Work_that_outlives_the_collection_reports_to_no_one()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task late;
        using (ResourceUsage.Collect(Add))
        {
            late = Task.Run(async () =>
            {
                await ended.Task;
                ResourceUsage.Report("late", 1);
            });
        }

        ended.SetResult();
        await late;
        Assert.Empty(reports);
    }

    [Fact]
    public void The_innermost_collection_has_it()
    {
        List<string> inner = [];
        using (ResourceUsage.Collect(Add))
        {
            using (ResourceUsage.Collect((resource, _) => inner.Add(resource)))
            {
                ResourceUsage.Report("inner", 1);
            }

            ResourceUsage.Report("outer", 1);
        }

        Assert.Equal(["inner"], inner);
        Assert.Equal([("outer", 1m)], reports);
    }

    [Fact]
    public async Task A_collection_begun_in_an_awaited_method_is_not_the_callers()
    {
        await BeginAsync();

        ResourceUsage.Report("caller", 1);
        Assert.Empty(reports);

        async Task BeginAsync()
        {
            ResourceUsage.Collect(Add);
            await Task.Yield();
        }
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(" ", 1)]
    [InlineData("a", -1)]
    public void A_report_of_nothing_or_less_is_refused(string resource, int quantity)
        => Assert.ThrowsAny<ArgumentException>(() => ResourceUsage.Report(resource, quantity));

    private void Add(string resource, decimal quantity)
    {
        lock (reports)
        {
            reports.Add((resource, quantity));
        }
    }
}
