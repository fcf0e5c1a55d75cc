using System.Globalization;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>The rules of experiments that no attribute can say. One that is not enabled only needs its names to be right.</summary>
internal static class ExperimentRules
{
    private const int MaxNameLength = 64;

    public static void Check(AvatarChatbotOptions options, ValidateOptionsResultBuilder result)
    {
        foreach ((string name, ExperimentOptions experiment) in options.Experiments)
        {
            string setting = $"AvatarChatbotOptions.Experiments[{name}]";
            CheckName(name, setting, result);
            foreach (string arm in experiment.Arms.Keys)
            {
                CheckName(arm, $"{setting}.Arms[{arm}]", result);
            }

            if (experiment.Enabled)
            {
                CheckExperiment(experiment, setting, result);
                CheckStop(experiment.Stop, $"{setting}.Stop", result);
                foreach ((string arm, ExperimentArmOptions settings) in experiment.Arms)
                {
                    CheckArm(settings, $"{setting}.Arms[{arm}]", options, result);
                }
            }
        }
    }

    private static void CheckExperiment(ExperimentOptions experiment, string setting, ValidateOptionsResultBuilder result)
    {
        if (experiment.Arms.Count < 2)
        {
            result.AddError($"{setting}.Arms has {experiment.Arms.Count}; it takes two at least, one of them '{experiment.Control}'.");
        }
        else if (!experiment.Arms.Keys.Any(experiment.IsControl))
        {
            result.AddError($"{setting}.Control is '{experiment.Control}'; it takes one of the arms: {string.Join(", ", experiment.ArmNames)}.");
        }

        if (!Enum.IsDefined(experiment.Unit))
        {
            result.AddError($"{setting}.Unit is {experiment.Unit}; it takes {string.Join(", ", Enum.GetNames<ExperimentUnit>())}.");
        }

        if (experiment.EndsAt <= experiment.StartsAt)
        {
            result.AddError($"{setting}.EndsAt is {experiment.EndsAt:O}; it takes a moment after StartsAt, {experiment.StartsAt:O}.");
        }

        if (experiment.MaxTurns < 1)
        {
            result.AddError($"{setting}.MaxTurns is {experiment.MaxTurns}; it takes 1 or more.");
        }
    }

    private static void CheckArm(ExperimentArmOptions arm, string setting, AvatarChatbotOptions options, ValidateOptionsResultBuilder result)
    {
        if (!(arm.Share > 0) || double.IsInfinity(arm.Share))
        {
            result.AddError($"{setting}.Share is {Number(arm.Share)}; it takes more than 0. An arm that nobody is to have can be removed.");
        }

        if (arm.Tier is { } tier && options.Tiers.Count > 0 && TierLadder.Find(options.Tiers, tier) is null)
        {
            result.AddError($"{setting}.Tier is '{tier}'; it takes one of the tiers: {string.Join(", ", options.Tiers.Keys)}.");
        }

        CheckRange(arm.SimpleBelow, 1, $"{setting}.SimpleBelow", result);
        CheckRange(arm.MediumBelow, 1, $"{setting}.MediumBelow", result);
        if (arm.SimpleBelow is null && arm.MediumBelow is null)
        {
            return;
        }

        RoutingOptions routing = arm.ApplyTo(options.Routing);
        if (routing.PinnedTier is { Length: > 0 } pinned)
        {
            result.AddError(
                $"{setting} has bounds, but all its turns go to tier {pinned}; it takes bounds, or a tier by its Tier or by Routing.PinnedTier.");
        }

        if (routing.SimpleBelow > routing.MediumBelow)
        {
            result.AddError($"{setting}.SimpleBelow is {Number(routing.SimpleBelow)} where its MediumBelow is {Number(routing.MediumBelow)}; "
                + "it takes at most that. What an arm does not set is as in Routing.");
        }
    }

    private static void CheckStop(ExperimentStopOptions stop, string setting, ValidateOptionsResultBuilder result)
    {
        if (stop.MinTurns is < 2 or > 1_000_000)
        {
            result.AddError($"{setting}.MinTurns is {stop.MinTurns}; it takes 2 to 1,000,000.");
        }

        if (!(stop.Confidence is >= 0.5 and < 1))
        {
            result.AddError($"{setting}.Confidence is {Number(stop.Confidence)}; it takes 0.5 to less than 1.");
        }

        CheckRange(stop.MaxInterruptionIncrease, 1, $"{setting}.MaxInterruptionIncrease", result);
        CheckRange(stop.MaxFailureIncrease, 1, $"{setting}.MaxFailureIncrease", result);
        CheckRange(stop.MaxCostIncrease, 1_000, $"{setting}.MaxCostIncrease", result);
        CheckRange(stop.MaxFirstTextIncrease, 1_000, $"{setting}.MaxFirstTextIncrease", result);
        CheckRange(stop.MaxRatingDecrease, TurnRating.MaxScore - TurnRating.MinScore, $"{setting}.MaxRatingDecrease", result);
    }

    private static void CheckName(string name, string setting, ValidateOptionsResultBuilder result)
    {
        if (name.Length is 0 or > MaxNameLength || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            result.AddError($"{setting} has a name that cannot be told from others everywhere; "
                + $"it takes 1 to {MaxNameLength} letters a to z, digits, hyphens, underscores and dots.");
        }
    }

    private static void CheckRange(double? value, double most, string setting, ValidateOptionsResultBuilder result)
    {
        if (value is { } given && !(given >= 0 && given <= most))
        {
            result.AddError($"{setting} is {Number(given)}; it takes 0 to {Number(most)}.");
        }
    }

    private static string Number(double value) => value.ToString("#,0.######", CultureInfo.InvariantCulture);
}
