namespace AvatarKit.Testing.Tests.Chaos;

public sealed class ChaosOptionsTests
{
    [Fact]
    public void A_fault_that_a_contract_cannot_have_is_refused()
    {
        ChaosRates rates = new ChaosOptions().On(ChaosContract.Router);

        ArgumentException refused = Assert.Throws<ArgumentException>(() => rates.Set(ChaosFault.CorruptMarks, 0.1));

        Assert.Contains("'Router'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Deaf", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_rate_is_from_0_to_1(double rate)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new ChaosOptions().On(ChaosContract.Model).Set(ChaosFault.Cut, rate));

    [Fact]
    public void Rates_of_a_contract_are_together_no_more_than_1()
    {
        ChaosRates rates = new ChaosOptions().On(ChaosContract.Model).Set(ChaosFault.Cut, 0.6);

        Assert.Throws<ArgumentOutOfRangeException>(() => rates.Set(ChaosFault.Deaf, 0.5));
        rates.Set(ChaosFault.Cut, 0.5).Set(ChaosFault.Deaf, 0.5);
        Assert.Equal(1, rates.Total, 9);
    }

    [Fact]
    public void A_latency_takes_time()
        => Assert.Throws<ArgumentOutOfRangeException>(() => new ChaosOptions { LongestLatency = TimeSpan.Zero });

    [Fact]
    public void Everywhere_spreads_a_rate_over_the_faults_that_each_contract_can_have()
    {
        ChaosOptions options = new ChaosOptions().Everywhere(0.2);

        Assert.All(Enum.GetValues<ChaosContract>(), contract => Assert.Equal(0.2, options.On(contract).Total, 9));
        Assert.Equal(0.04, options.On(ChaosContract.Model)[ChaosFault.Deaf], 9);
        Assert.Equal(0.025, options.On(ChaosContract.Voice)[ChaosFault.EmptyAudio], 9);
    }

    [Fact]
    public void Everywhere_with_named_faults_leaves_the_others_and_contracts_without_them_alone()
    {
        ChaosOptions options = new ChaosOptions().Everywhere(0.3).Everywhere(0.1, ChaosFault.Deaf, ChaosFault.Cut);

        Assert.Equal(0.05, options.On(ChaosContract.Model)[ChaosFault.Cut], 9);
        Assert.Equal(0.1, options.On(ChaosContract.Model).Total, 9);
        Assert.Equal(0.1, options.On(ChaosContract.Conversations)[ChaosFault.Deaf], 9);
        Assert.Equal(0, options.On(ChaosContract.Scorer).Total);
    }
}
