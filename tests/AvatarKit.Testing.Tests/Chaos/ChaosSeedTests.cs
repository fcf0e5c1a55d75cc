namespace AvatarKit.Testing.Tests.Chaos;

public sealed class ChaosSeedTests
{
    private const int Calls = 10_000;

    [Fact]
    public async Task The_same_seed_gives_the_same_faults()
    {
        Assert.Equal(await FaultsAsync(seed: 7), await FaultsAsync(seed: 7));
        Assert.NotEqual(await FaultsAsync(seed: 7), await FaultsAsync(seed: 8));
    }

    [Fact]
    public async Task The_faults_of_one_contract_do_not_depend_on_the_calls_of_others()
        => Assert.Equal(await FaultsAsync(seed: 7), await FaultsAsync(seed: 7, callsBetween: 3));

    [Fact]
    public void Faults_come_as_often_as_they_should()
    {
        var options = new ChaosOptions { Seed = 8 };
        options.On(ChaosContract.Voice).Set(ChaosFault.Cut, 0.15).Set(ChaosFault.EmptyAudio, 0.05);
        using var control = new ChaosControl(options, TimeProvider.System);
        for (int i = 0; i < Calls; i++)
        {
            control.Next(ChaosContract.Voice, "");
        }

        Assert.Equal(Calls, control.Report.Calls(ChaosContract.Voice));
        Assert.InRange(control.Report.Injected(ChaosContract.Voice, ChaosFault.Cut), 0.14 * Calls, 0.16 * Calls);
        Assert.InRange(control.Report.Injected(ChaosContract.Voice, ChaosFault.EmptyAudio), 0.043 * Calls, 0.057 * Calls);
        Assert.Equal(Calls, control.Report.TotalCalls);
        Assert.Equal(
            control.Report.Injected(ChaosContract.Voice, ChaosFault.Cut) + control.Report.Injected(ChaosContract.Voice, ChaosFault.EmptyAudio),
            control.Report.TotalInjected);
        Assert.Contains($"| Voice | {Calls} |", control.Report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_tier_has_faults_of_its_own()
    {
        using var control = new ChaosControl(new ChaosOptions().Everywhere(0.5, ChaosFault.Lasting), TimeProvider.System);

        List<ChaosFault?> lite = [.. Enumerable.Range(0, 50).Select(_ => control.Next(ChaosContract.Model, "lite").Fault)];
        List<ChaosFault?> pro = [.. Enumerable.Range(0, 50).Select(_ => control.Next(ChaosContract.Model, "pro").Fault)];

        Assert.NotEqual(lite, pro);
    }

    private static async Task<List<bool>> FaultsAsync(int seed, int callsBetween = 0)
    {
        await using var host = new ChaosHost(options =>
        {
            options.Seed = seed;
            options.Everywhere(0.3, ChaosFault.Lasting);
        });
        List<bool> failed = [];
        for (int i = 0; i < 100; i++)
        {
            for (int other = 0; other < callsBetween; other++)
            {
                await Record.ExceptionAsync(async () => await host.Get<IAssetStore>().FindAsync("none"));
            }

            failed.Add(await Record.ExceptionAsync(
                async () => await host.Get<IConversationStore>().GetWindowAsync(new ConversationKey("c"), 5)) is not null);
        }

        return failed;
    }
}
