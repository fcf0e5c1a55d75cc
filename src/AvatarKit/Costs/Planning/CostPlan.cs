using System.Text.Json;

namespace AvatarKit;

/// <summary>What is expected of an avatar's traffic, phase by phase: from it follows what it will cost (<see cref="CostForecast"/>).</summary>
public sealed record CostPlan
{
    /// <summary>The phases, such as a trial, the first customers, all of them; 1 to 24.</summary>
    public required IReadOnlyList<CostPhase> Phases { get; init; }

    /// <summary>What the same conversations would cost elsewhere; <see langword="null"/>: nothing is compared.</summary>
    public CostComparison? Comparison { get; init; }

    /// <summary>Reads a plan from JSON, with comments and trailing commas if it likes; its names are those of the properties, in camel
    /// case.</summary>
    /// <param name="json">The text.</param>
    /// <returns>The plan, checked.</returns>
    /// <exception cref="CostPlanException">It is no plan, has a member nobody knows, or a value that makes no sense; the message names
    /// it.</exception>
    public static CostPlan Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        CostPlanFile file;
        try
        {
            file = JsonSerializer.Deserialize(json, CostPlanJsonContext.Default.CostPlanFile)
                ?? throw new CostPlanException("The cost plan is null; it takes an object with \"phases\".");
        }
        catch (ArgumentException exception)
        {
            throw new CostPlanException("The cost plan cannot be read: a text in it has half a surrogate pair.", exception);
        }
        catch (JsonException exception)
        {
            // The reader's message may quote the file, which is the host's own; path and line lead to the place.
            throw new CostPlanException(
                $"The cost plan cannot be read at {exception.Path ?? "$"}, line {exception.LineNumber + 1}: {exception.Message}", exception);
        }

        CostPlan plan = file.ToPlan();
        plan.Check();
        return plan;
    }

    /// <summary>Checks every value.</summary>
    /// <exception cref="CostPlanException">One makes no sense; the message names it.</exception>
    public void Check()
    {
        if (Phases is not { Count: >= 1 and <= 24 })
        {
            throw new CostPlanException($"The cost plan has {Phases?.Count ?? 0} phases; it takes 1 to 24.");
        }

        foreach (CostPhase phase in Phases)
        {
            if (phase is null)
            {
                throw new CostPlanException("A phase of the cost plan is null; it takes an object.");
            }

            phase.Check();
        }

        Comparison?.Check();
    }

    /// <summary>What it will cost.</summary>
    /// <param name="prices">The prices; what has none makes a total unknown.</param>
    /// <param name="at">The moment whose prices count.</param>
    /// <returns>The forecast.</returns>
    /// <exception cref="CostPlanException">A value makes no sense; the message names it.</exception>
    public CostForecast Forecast(IPriceBook prices, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(prices);
        Check();
        return new CostForecast { Phases = [.. Phases.Select(phase => PhaseForecaster.Forecast(phase, Comparison, prices, at))] };
    }
}
