using Microsoft.Extensions.Options;

namespace AvatarKit.Aws;

/// <summary>Tells the avatar of the tiers that Bedrock adds, and of the fallbacks that are set for them.</summary>
internal sealed class BedrockTiers(IOptions<BedrockOptions> bedrock) : IPostConfigureOptions<AvatarChatbotOptions>
{
    private static readonly HashSet<string> Defaults = new(new AvatarChatbotOptions().Tiers.Keys, StringComparer.OrdinalIgnoreCase);

    public void PostConfigure(string? name, AvatarChatbotOptions options)
    {
        BedrockOptions settings;
        try
        {
            settings = bedrock.Value;
        }
        catch (OptionsValidationException)
        {
            // They are validated on their own: what is wrong with them is said once, and not of the avatar's options.
            return;
        }

        foreach ((string tier, BedrockTierOptions model) in settings.Tiers)
        {
            if (options.Tiers.TryGetValue(tier, out ModelTierOptions? known))
            {
                known.Fallback = model.Fallback ?? known.Fallback;
            }
            else if (!Defaults.Contains(tier))
            {
                // One of the defaults that is missing here was removed by the host.
                options.Tiers[tier] = new ModelTierOptions { Fallback = model.Fallback };
            }
        }
    }
}
