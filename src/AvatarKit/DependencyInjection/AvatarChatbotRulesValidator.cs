using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>The rules that hold between settings: every tier that is named exists and has a model.</summary>
internal sealed class AvatarChatbotRulesValidator(IServiceProviderIsKeyedService registered) : IValidateOptions<AvatarChatbotOptions>
{
    public ValidateOptionsResult Validate(string? name, AvatarChatbotOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        CheckTimes(options, result);
        if (!TurnAdmission.IsWellFormedLocale(options.Locale))
        {
            result.AddError($"Locale is '{options.Locale}'; it takes a BCP-47 language tag such as 'en-US'.", nameof(options.Locale));
        }

        RoutingOptions routing = options.Routing;
        if (routing.SimpleBelow > routing.MediumBelow)
        {
            result.AddError($"SimpleBelow is {routing.SimpleBelow} but must not be above MediumBelow, {routing.MediumBelow}.", "Routing.SimpleBelow");
        }

        CheckTier(routing.SimpleTier, "Routing.SimpleTier", options, result);
        CheckTier(routing.MediumTier, "Routing.MediumTier", options, result);
        CheckTier(routing.ComplexTier, "Routing.ComplexTier", options, result);
        CheckTier(options.History.SummaryTier, "History.SummaryTier", options, result);
        if (routing.PinnedTier is { } pinned)
        {
            CheckTier(pinned, "Routing.PinnedTier", options, result);
        }

        foreach ((string tier, ModelTierOptions settings) in options.Tiers)
        {
            if (settings.Fallback is { } fallback)
            {
                CheckTier(fallback, $"Tiers[{tier}].Fallback", options, result);
            }

            if (!registered.IsKeyedService(typeof(IChatClient), tier))
            {
                result.AddError(
                    $"Tier '{tier}' has no chat client. Register one with .UseChatClient(\"{tier}\", …) or .UseLocal(), or remove the tier.", $"Tiers[{tier}]");
            }
        }

        return result.Build();
    }

    private static void CheckTimes(AvatarChatbotOptions options, ValidateOptionsResultBuilder result)
    {
        foreach ((string setting, TimeSpan value) in new[]
        {
            (nameof(options.TurnTimeout), options.TurnTimeout),
            (nameof(options.SpeechTimeout), options.SpeechTimeout),
            (nameof(options.PersistTimeout), options.PersistTimeout),
            (nameof(options.AssetUrlLifetime), options.AssetUrlLifetime),
            ("Segmentation.MaxWait", options.Segmentation.MaxWait),
        })
        {
            if (value <= TimeSpan.Zero || value > TimeSpan.FromDays(1))
            {
                result.AddError($"{setting} is {value}; it takes more than zero and at most a day.", setting);
            }
        }

        // The bounds of Polly.Core's timeout.
        if (options.FirstTokenTimeout < TimeSpan.FromMilliseconds(10) || options.FirstTokenTimeout > TimeSpan.FromDays(1))
        {
            result.AddError($"FirstTokenTimeout is {options.FirstTokenTimeout}; it takes 10 milliseconds to a day.", nameof(options.FirstTokenTimeout));
        }
    }

    private static void CheckTier(string tier, string setting, AvatarChatbotOptions options, ValidateOptionsResultBuilder result)
    {
        if (!options.Tiers.ContainsKey(tier))
        {
            result.AddError($"{setting} is '{tier}', which is not one of the tiers: {string.Join(", ", options.Tiers.Keys)}.", setting);
        }
    }
}
