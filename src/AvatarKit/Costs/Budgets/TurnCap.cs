using System.Globalization;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>Bounds what the models of one turn may cost.</summary>
internal sealed class TurnCap(ITokenCounter tokens, EngineLog log)
{
    // Fewer say nothing.
    private const int FewestTokens = 32;
    private const decimal Million = 1_000_000m;

    private readonly LastingTokenCounter tokens = new(tokens, log);

    /// <summary>Finds how long an answer the turn can pay for.</summary>
    /// <param name="turn">The turn; what it has cost already counts.</param>
    /// <param name="modelId">The model; one whose price is not known is not bounded.</param>
    /// <param name="prompt">What it would read.</param>
    /// <param name="longest">How many tokens it may write; <see langword="null"/>: as many as it likes.</param>
    /// <returns>Why it cannot be asked; <see langword="null"/>: it can.</returns>
    public TurnRefusedException? MaxOutputTokens(TurnContext turn, string? modelId, IReadOnlyList<ChatMessage> prompt, out int? longest)
    {
        longest = null;
        if (turn.Options.Costs.MaxModelUsdPerTurn is not { } most || turn.Facts.Meter.PriceOf(modelId) is not { } price)
        {
            return null;
        }

        long read = ModelUsage.Count(prompt, tokens);
        decimal left = most - (turn.Facts.Meter.Cost.ModelUsd ?? 0) - (read * price.InputPerMillionTokens / Million);
        if (price.OutputPerMillionTokens <= 0)
        {
            return left >= 0 ? null : TooDear(most);
        }

        decimal room = Math.Floor(left * Million / price.OutputPerMillionTokens);
        if (room < FewestTokens)
        {
            return TooDear(most);
        }

        longest = (int)Math.Min(room, int.MaxValue);
        return null;
    }

    private static TurnRefusedException TooDear(decimal most) => new(
        "budget.turn",
        "The models that can answer would cost more than a turn may. Ask something shorter, begin a new conversation, or let turns cost more than "
            + $"{most.ToString(CultureInfo.InvariantCulture)} USD (AvatarChatbotOptions.Costs.MaxModelUsdPerTurn).");
}
