using System.Text.Json;

namespace AvatarKit;

/// <summary>What a <see cref="CostPlan"/> will cost.</summary>
public sealed record CostForecast
{
    /// <summary>Its phases, in their order.</summary>
    public required IReadOnlyList<PhaseForecast> Phases { get; init; }

    /// <summary>A picture of it: a bar for each phase, by component. SVG, with nothing in it that loads anything.</summary>
    /// <returns>The picture.</returns>
    public string ToSvg() => ForecastChart.Draw(this);

    /// <summary>The forecast as JSON, indented; what is unknown is null.</summary>
    /// <returns>The text.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, CostPlanJsonContext.Default.CostForecast);
}
