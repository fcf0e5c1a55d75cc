using System.Globalization;

namespace AvatarKit;

/// <summary>Shows amounts to people in the currency of the host. All amounts are kept in USD; this only shows them. Immutable and
/// thread-safe.</summary>
public sealed class CostDisplay
{
    private const int MostDecimals = 10;

    private readonly decimal unitsPerUsd;

    /// <summary>Creates a display.</summary>
    /// <param name="currency">The currency's code, ISO 4217: three capital letters.</param>
    /// <param name="unitsPerUsd">How many of its units one dollar is, above 0: the host's rate, as of whenever it set it.</param>
    /// <exception cref="ArgumentException"><paramref name="currency"/> is no such code.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="unitsPerUsd"/> is not above 0.</exception>
    public CostDisplay(string currency = "USD", decimal unitsPerUsd = 1)
    {
        ArgumentNullException.ThrowIfNull(currency);
        if (!IsCode(currency))
        {
            throw new ArgumentException("A currency is a code of three capital letters, such as EUR.", nameof(currency));
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(unitsPerUsd);
        Currency = currency;
        this.unitsPerUsd = unitsPerUsd;
    }

    /// <summary>The currency's code.</summary>
    public string Currency { get; }

    /// <summary>The display of a host's options: <see cref="CostOptions.Currency"/> at <see cref="CostOptions.UnitsPerUsd"/>.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The display.</returns>
    public static CostDisplay Of(CostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new CostDisplay(options.Currency, options.UnitsPerUsd);
    }

    /// <summary>An amount in the currency.</summary>
    /// <param name="usd">The amount in USD; <see langword="null"/>: it is not known.</param>
    /// <returns>It, unrounded, or <see langword="null"/>.</returns>
    public decimal? Convert(decimal? usd) => usd * unitsPerUsd;

    /// <summary>Shows an amount: with two decimals, or as many as it takes to show two digits of what is less than that.</summary>
    /// <param name="usd">The amount in USD; <see langword="null"/>: it is not known.</param>
    /// <param name="provider">How numbers are written. Default: invariant.</param>
    /// <returns><c>12.50 EUR</c>, <c>0.0021 EUR</c>, or <c>unknown</c>.</returns>
    public string Format(decimal? usd, IFormatProvider? provider = null)
    {
        if (Convert(usd) is not { } amount)
        {
            return "unknown";
        }

        int decimals = 2;
        for (decimal size = Math.Abs(amount); size is > 0 and < 0.1m && decimals < MostDecimals; size *= 10)
        {
            decimals++;
        }

        string number = amount.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), provider ?? CultureInfo.InvariantCulture);
        return $"{number} {Currency}";
    }

    internal static bool IsCode(string? currency) => currency is { Length: 3 } && currency.All(char.IsAsciiLetterUpper);
}
