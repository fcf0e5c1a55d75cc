using System.Globalization;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>The rules of budgets that no attribute can say.</summary>
internal static class BudgetRules
{
    public static void Check(AvatarChatbotOptions options, ValidateOptionsResultBuilder result)
    {
        if (options.Costs.ReservedPerTurnUsd < 0)
        {
            result.AddError($"AvatarChatbotOptions.Costs.ReservedPerTurnUsd is {Number(options.Costs.ReservedPerTurnUsd)}; it takes 0 or more.");
        }

        if (!CostDisplay.IsCode(options.Costs.Currency))
        {
            result.AddError($"AvatarChatbotOptions.Costs.Currency is '{options.Costs.Currency}'; it takes three capital letters, such as EUR.");
        }

        if (options.Costs.UnitsPerUsd <= 0)
        {
            result.AddError($"AvatarChatbotOptions.Costs.UnitsPerUsd is {Number(options.Costs.UnitsPerUsd)}; it takes more than 0.");
        }

        if (options.Costs.MaxModelUsdPerTurn is <= 0 and { } most)
        {
            result.AddError($"AvatarChatbotOptions.Costs.MaxModelUsdPerTurn is {Number(most)}; it takes more than 0.");
        }

        foreach ((string name, BudgetOptions budget) in options.Budgets)
        {
            string setting = $"AvatarChatbotOptions.Budgets[{name}]";
            if (budget.LimitUsd <= 0)
            {
                result.AddError($"{setting}.LimitUsd is {Number(budget.LimitUsd)}; it takes more than 0.");
            }

            CheckChoice(budget.Per, $"{setting}.Per", result);
            CheckChoice(budget.Period, $"{setting}.Period", result);
            CheckChoice(budget.AtSoftLimit, $"{setting}.AtSoftLimit", result);
            CheckChoice(budget.AtLimit, $"{setting}.AtLimit", result);
            if (budget.AtSoftLimit > budget.AtLimit)
            {
                result.AddError($"{setting}.AtSoftLimit is {budget.AtSoftLimit}; it takes nothing stricter than AtLimit, {budget.AtLimit}.");
            }
        }
    }

    private static void CheckChoice<T>(T value, string setting, ValidateOptionsResultBuilder result)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            result.AddError($"{setting} is {value}; it takes {string.Join(", ", Enum.GetNames<T>())}.");
        }
    }

    private static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
