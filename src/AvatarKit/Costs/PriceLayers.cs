namespace AvatarKit;

/// <summary>The price books of host and providers, put together with the registered one; what was added later goes first.</summary>
internal sealed class PriceLayers
{
    private readonly IPriceBook[] above;
    private readonly IPriceBook[] below;

    public PriceLayers(IEnumerable<PriceLayer> layers)
    {
        PriceLayer[] latest = [.. layers.Reverse()];
        above = [.. latest.Where(static layer => layer.IsOnTop).Select(static layer => layer.Book)];
        below = [.. latest.Where(static layer => !layer.IsOnTop).Select(static layer => layer.Book)];
        Standard = above.Length + below.Length == 0 ? JsonPriceBook.Default : new LayeredPriceBook([.. above, JsonPriceBook.Default, .. below]);
    }

    /// <summary>What <see cref="IPriceBook"/> is where the host registers none.</summary>
    public IPriceBook Standard { get; }

    /// <summary>The prices that count.</summary>
    public IPriceBook With(IPriceBook registered)
        => registered == Standard || above.Length + below.Length == 0 ? registered : new LayeredPriceBook([.. above, registered, .. below]);
}
