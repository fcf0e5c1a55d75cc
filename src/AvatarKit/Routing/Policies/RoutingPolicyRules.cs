using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>The rules of pins, latencies and the cascade that no attribute can say.</summary>
internal static class RoutingPolicyRules
{
    public static void Check(AvatarChatbotOptions options, ValidateOptionsResultBuilder result)
    {
        RoutingOptions routing = options.Routing;
        for (int i = 0; i < routing.Pins.Count; i++)
        {
            RoutingPinOptions pin = routing.Pins[i];
            AvatarChatbotRulesValidator.CheckTier(pin.Tier, $"Routing.Pins[{i}].Tier", options, result);
            if (RoutingPins.IsForNobody(pin))
            {
                result.AddError(
                    $"AvatarChatbotOptions.Routing.Pins[{i}] names no User, Tenant, Avatar or Tag; it takes one at least. "
                        + "What pins all turns is Routing.PinnedTier.");
            }
        }

        if (routing.Latency.MaxFirstToken is { } most)
        {
            AvatarChatbotRulesValidator.CheckTime(most, "Routing.Latency.MaxFirstToken", TimeSpan.Zero, result);
        }

        AvatarChatbotRulesValidator.CheckTime(routing.Latency.RetryAfter, "Routing.Latency.RetryAfter", TimeSpan.Zero, result);
        AvatarChatbotRulesValidator.CheckTime(routing.Cascade.MaxWait, "Routing.Cascade.MaxWait", TimeSpan.Zero, result);
    }
}
