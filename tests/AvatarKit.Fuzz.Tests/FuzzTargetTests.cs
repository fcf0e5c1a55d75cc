using AvatarKit.Fuzz.Mutation;
using AvatarKit.Fuzz.Running;
using AvatarKit.Fuzz.Targets;

namespace AvatarKit.Fuzz.Tests;

/// <summary>A minute of what the fuzz command does for hours, the same inputs each time: kept ones, changed ones, patterns that grow.</summary>
public sealed class FuzzTargetTests
{
    private const int Seed = 20_261_130;

    // As many as take a second or two; those of few runs read files or paint.
    private const int Runs = 4_000;

    private static readonly Dictionary<string, int> FewRuns = new()
    {
        ["knowledge-index"] = 100, ["keys"] = 600, ["rig"] = 1_500, ["rig-page"] = 1_000, ["microphone"] = 1_500,
    };

    public static TheoryData<string> Names => [.. FuzzTargets.Create().Select(static target => target.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_found(string name)
    {
        FuzzTarget target = FuzzTargets.Find(name)[0];
        var runner = new FuzzRunner(target, Seed, timed: false);
        runner.RunSeeds();
        for (long run = 0; run < FewRuns.GetValueOrDefault(name, Runs); run++)
        {
            runner.Run(run);
        }

        (target as IDisposable)?.Dispose();
        Assert.Empty(runner.Report.Findings.Select(static finding => $"{finding.Key}: {finding.Details}\nseed {finding.Seed} run {finding.Run}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_target_begins_with_small_inputs_that_are_kept_or_made(string name)
    {
        FuzzTarget target = FuzzTargets.Find(name)[0];

        Assert.NotEmpty(Corpus.Of(target));
        Assert.All(Corpus.Kept(target), static file => Assert.InRange(new FileInfo(file).Length, 0, 4095));
        (target as IDisposable)?.Dispose();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_target_reads_one_of_its_first_inputs(string name)
    {
        FuzzTarget target = FuzzTargets.Find(name)[0];
        var meter = new RunMeter(target);

        Assert.Contains(Corpus.Of(target), input => meter.Run(input) is { Fault: null, Exception: null });
        (target as IDisposable)?.Dispose();
    }

    [Fact]
    public void No_input_is_kept_for_a_target_that_is_not_there()
        => Assert.Subset(
            FuzzTargets.Create().Select(static target => target.Name).ToHashSet(),
            Directory.GetDirectories(Corpus.Folder).Select(static folder => Path.GetFileName(folder)!).ToHashSet());
}
