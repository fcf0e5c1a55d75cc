namespace AvatarKit;

/// <summary>A price book beside the registered one.</summary>
/// <param name="Book">The book.</param>
/// <param name="IsOnTop">Whether it goes before the registered one, as the host's does, or knows what that does not, as a provider's.</param>
internal sealed record PriceLayer(IPriceBook Book, bool IsOnTop);
