namespace AvatarKit;

/// <summary>Reckons what a phase costs.</summary>
internal static class PhaseForecaster
{
    private const decimal Million = 1_000_000m;

    public static PhaseForecast Forecast(CostPhase phase, CostComparison? comparison, IPriceBook prices, DateTimeOffset at)
    {
        decimal turns = phase.TurnsPerMonth;
        decimal answered = turns * (1 - phase.AnswerCacheShare);
        decimal? modelTurn = 0;
        decimal? cachedTokens = 0;
        List<ForecastLine> lines = [];
        foreach ((string model, decimal share) in phase.Models)
        {
            ModelPrice? price = prices.FindModelPrice(model, at);
            decimal? uncached = Tokens(phase, price, cachedShare: 0);
            decimal? usd = Tokens(phase, price, phase.CachedInputShare);
            modelTurn += uncached * share;
            cachedTokens += (uncached - usd) * share * answered;
            lines.Add(new ForecastLine(ForecastLine.Model, model, share == 0 ? 0 : usd * share * answered));
        }

        decimal? saved = cachedTokens + (modelTurn * turns * phase.AnswerCacheShare);
        if (phase.Voice is { } voice)
        {
            decimal? all = prices.FindSpeechPrice(voice, at)?.PerMillionCharacters * phase.CharactersPerTurn * phase.SpokenShare * turns / Million;
            lines.Add(new ForecastLine(ForecastLine.Speech, voice, all * (1 - phase.SpeechCacheShare)));
            saved += all * phase.SpeechCacheShare;
        }

        lines.AddRange(phase.ResourcesPerTurn.Select(used => new ForecastLine(
            ForecastLine.Resource, used.Key, prices.FindResourcePrice(used.Key, at)?.PerMillion * used.Value * turns / Million)));
        lines.AddRange(phase.FixedUsdPerMonth.Select(static paid => new ForecastLine(ForecastLine.Fixed, paid.Key, paid.Value)));
        var forecast = new PhaseForecast { Name = phase.Name, TurnsPerMonth = turns, Lines = lines, SavedUsd = saved };
        return comparison is null ? forecast : forecast with
        {
            ComparedUsd = comparison.FixedUsdPerMonth + (turns * comparison.MinutesPerTurn * comparison.UsdPerMinute),
            BreakEvenTurns = BreakEven(forecast, comparison),
        };
    }

    private static decimal? Tokens(CostPhase phase, ModelPrice? price, decimal cachedShare)
        => price is null ? null
            : ((phase.InputTokensPerTurn * (1 - cachedShare) * price.InputPerMillionTokens)
                + (phase.InputTokensPerTurn * cachedShare * (price.CachedInputPerMillionTokens ?? price.InputPerMillionTokens))
                + (phase.OutputTokensPerTurn * price.OutputPerMillionTokens)) / Million;

    private static decimal? BreakEven(PhaseForecast forecast, CostComparison comparison)
    {
        decimal? paidAnyway = PhaseForecast.Sum(forecast.Lines.Where(static line => line.IsFixed)) - comparison.FixedUsdPerMonth;
        decimal? cheaperByTurn = (comparison.MinutesPerTurn * comparison.UsdPerMinute) - forecast.UsdPerTurn;
        return (paidAnyway, cheaperByTurn) switch
        {
            (null, _) or (_, null) => null,
            ( <= 0, >= 0) => 0,
            (_, <= 0) => null,
            _ => Math.Ceiling(paidAnyway.Value / cheaperByTurn.Value),
        };
    }
}
