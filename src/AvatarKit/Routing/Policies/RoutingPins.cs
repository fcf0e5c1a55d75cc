namespace AvatarKit;

/// <summary>Finds the pin that a turn falls under: the first that fits.</summary>
internal static class RoutingPins
{
    public static RoutingPinOptions? Find(RoutingOptions routing, ConversationKey conversation, AvatarRequest request)
    {
        foreach (RoutingPinOptions pin in routing.Pins)
        {
            if (Fits(pin, conversation, request))
            {
                return pin;
            }
        }

        return null;
    }

    /// <summary>Why, for people: what kind of pin it is, not whom it names.</summary>
    public static string Reason(RoutingPinOptions pin, string tier)
    {
        List<string> parts = [];
        Add("user", pin.User);
        Add("tenant", pin.Tenant);
        Add("avatar", pin.Avatar);
        Add("tag", pin.Tag);
        return $"a pin by {string.Join(" and ", parts)} chose tier {tier}";

        void Add(string what, string? value)
        {
            if (value is not null)
            {
                parts.Add(what);
            }
        }
    }

    public static bool IsForNobody(RoutingPinOptions pin) => pin is { User: null, Tenant: null, Avatar: null, Tag: null };

    private static bool Fits(RoutingPinOptions pin, ConversationKey conversation, AvatarRequest request)
        => !IsForNobody(pin)
            && IsIt(pin.User, conversation.UserId)
            && IsIt(pin.Tenant, conversation.TenantId)
            && IsIt(pin.Avatar, request.AvatarId)
            && (pin.Tag is null || request.Tags.Contains(pin.Tag, StringComparer.Ordinal));

    private static bool IsIt(string? wanted, string? there) => wanted is null || string.Equals(wanted, there, StringComparison.Ordinal);
}
