using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>The rules that hold between settings: every tier that is named exists and has a model.</summary>
internal sealed class AvatarChatbotRulesValidator(TierClients clients) : IValidateOptions<AvatarChatbotOptions>
{
    public ValidateOptionsResult Validate(string? name, AvatarChatbotOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        CheckTimes(options, result);
        RoutingOptions routing = options.Routing;
        if (routing.SimpleBelow > routing.MediumBelow)
        {
            result.AddError(
                $"AvatarChatbotOptions.Routing.SimpleBelow is {routing.SimpleBelow}; it takes at most Routing.MediumBelow, {routing.MediumBelow}.");
        }

        CheckTier(routing.SimpleTier, "Routing.SimpleTier", options, result);
        CheckTier(routing.MediumTier, "Routing.MediumTier", options, result);
        CheckTier(routing.ComplexTier, "Routing.ComplexTier", options, result);
        CheckTier(options.History.SummaryTier, "History.SummaryTier", options, result);
        if (routing.PinnedTier is { } pinned)
        {
            CheckTier(pinned, "Routing.PinnedTier", options, result);
        }

        RoutingPolicyRules.Check(options, result);
        foreach ((string tier, ModelTierOptions settings) in options.Tiers)
        {
            if (settings.Fallback is { } fallback)
            {
                CheckTier(fallback, $"Tiers[{tier}].Fallback", options, result);
            }

            if (!clients.Has(tier))
            {
                string unkeyed = clients.HasUnkeyed ? " The IChatClient that is registered without a key is taken with .UseChatClient()." : "";
                result.AddError(
                    $"AvatarChatbotOptions.Tiers[{tier}] has no chat client; it takes one from .UseChatClient(\"{tier}\", …), "
                        + "or from .UseChatClient(…), .UseLocal() or .UseAws() "
                    + $"for all tiers, or can be removed.{unkeyed}");
            }
        }

        if (options.Tiers.Count == 0)
        {
            result.AddError("AvatarChatbotOptions.Tiers is empty; it takes one tier at least.");
        }

        BudgetRules.Check(options, result);
        ExperimentRules.Check(options, result);
        GuardRules.Check(options.Guards, result);
        return result.Build();
    }

    private static void CheckTimes(AvatarChatbotOptions options, ValidateOptionsResultBuilder result)
    {
        ResilienceOptions resilience = options.Resilience;
        CheckTime(options.Limits.TurnTimeout, "Limits.TurnTimeout", TimeSpan.Zero, result);
        CheckTime(options.Limits.ApprovalTimeout, "Limits.ApprovalTimeout", TimeSpan.Zero, result);

        // The bounds of Polly.Core's timeout.
        CheckTime(resilience.Model.FirstContentTimeout, "Resilience.Model.FirstContentTimeout", TimeSpan.FromMilliseconds(10), result);
        CheckTime(resilience.Model.BetweenItemsTimeout, "Resilience.Model.BetweenItemsTimeout", TimeSpan.Zero, result);
        if (resilience.Model.HedgeAfter is { } hedge && (hedge <= TimeSpan.Zero || hedge > resilience.Model.FirstContentTimeout))
        {
            result.AddError(
                $"AvatarChatbotOptions.Resilience.Model.HedgeAfter is {hedge}; it takes more than zero and at most "
                    + $"Resilience.Model.FirstContentTimeout, {resilience.Model.FirstContentTimeout}.");
        }

        CheckTime(options.Limits.TurnsPerUser.Per, "Limits.TurnsPerUser.Per", TimeSpan.Zero, result);
        CheckTime(options.Limits.TurnsPerHost.Per, "Limits.TurnsPerHost.Per", TimeSpan.Zero, result);
        CheckTime(resilience.Model.SummaryTimeout, "Resilience.Model.SummaryTimeout", TimeSpan.Zero, result);
        CheckTime(resilience.Voice.SentenceTimeout, "Resilience.Voice.SentenceTimeout", TimeSpan.Zero, result);
        CheckTime(resilience.Voice.BetweenItemsTimeout, "Resilience.Voice.BetweenItemsTimeout", TimeSpan.Zero, result);
        CheckTime(resilience.Store.Timeout, "Resilience.Store.Timeout", TimeSpan.Zero, result);
        CheckTime(resilience.Knowledge.Timeout, "Resilience.Knowledge.Timeout", TimeSpan.Zero, result);
        CheckTime(resilience.Router.Timeout, "Resilience.Router.Timeout", TimeSpan.Zero, result);
        CheckTime(resilience.Renderer.ClosingTimeout, "Resilience.Renderer.ClosingTimeout", TimeSpan.Zero, result);
        CheckTime(resilience.Renderer.BetweenItemsTimeout, "Resilience.Renderer.BetweenItemsTimeout", TimeSpan.Zero, result);
        CheckTime(options.Speech.Segmentation.MaxWait, "Speech.Segmentation.MaxWait", TimeSpan.Zero, result);
        CheckTime(options.Costs.LedgerTimeout, "Costs.LedgerTimeout", TimeSpan.Zero, result);
        CheckTime(options.Rendering.AssetUrlLifetime, "Rendering.AssetUrlLifetime", TimeSpan.Zero, result);
    }

    internal static void CheckTime(TimeSpan value, string setting, TimeSpan least, ValidateOptionsResultBuilder result)
    {
        if (value <= TimeSpan.Zero || value < least || value > TimeSpan.FromDays(1))
        {
            string takes = least > TimeSpan.Zero ? $"{least.TotalMilliseconds:0} milliseconds to a day" : "more than zero and at most a day";
            result.AddError($"AvatarChatbotOptions.{setting} is {value}; it takes {takes}.");
        }
    }

    internal static void CheckTier(string tier, string setting, AvatarChatbotOptions options, ValidateOptionsResultBuilder result)
    {
        if (options.Tiers.Count > 0 && TierLadder.Find(options.Tiers, tier) is null)
        {
            result.AddError($"AvatarChatbotOptions.{setting} is '{tier}'; it takes one of the tiers: {string.Join(", ", options.Tiers.Keys)}.");
        }
    }
}
