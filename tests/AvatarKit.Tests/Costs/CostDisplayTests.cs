using System.Globalization;

namespace AvatarKit.Tests.Costs;

public sealed class CostDisplayTests
{
    [Theory]
    [InlineData("12.5", "11.50 EUR")]
    [InlineData("0", "0.00 EUR")]
    [InlineData("1234567.891", "1,135,802.46 EUR")]
    [InlineData("0.0023", "0.0021 EUR")]
    [InlineData("-0.00000046", "-0.00000042 EUR")]
    [InlineData("0.0000000000001", "0.0000000000 EUR")]
    public void An_amount_is_shown_with_the_digits_that_say_something(string usd, string shown)
        => Assert.Equal(shown, new CostDisplay("EUR", 0.92m).Format(decimal.Parse(usd, CultureInfo.InvariantCulture)));

    [Fact]
    public void What_is_not_known_is_not_zero()
    {
        Assert.Equal("unknown", new CostDisplay().Format(null));
        Assert.Null(new CostDisplay().Convert(null));
    }

    [Fact]
    public void It_is_the_hosts_currency_and_the_readers_way_of_writing()
    {
        var display = CostDisplay.Of(new CostOptions { Currency = "EUR", UnitsPerUsd = 0.92m });

        Assert.Equal(("EUR", "1.150,00 EUR"), (display.Currency, display.Format(1250, CultureInfo.GetCultureInfo("de-DE"))));
        Assert.Equal("1.00 USD", CostDisplay.Of(new CostOptions()).Format(1));
    }

    [Theory]
    [InlineData("euro")]
    [InlineData("eur")]
    [InlineData("")]
    [InlineData("€€€")]
    public void A_currency_that_is_none_is_refused(string currency)
        => Assert.Equal("currency", Assert.Throws<ArgumentException>(() => new CostDisplay(currency)).ParamName);

    [Fact]
    public void A_rate_that_is_none_is_refused()
        => Assert.Throws<ArgumentOutOfRangeException>(static () => new CostDisplay("EUR", 0));
}
