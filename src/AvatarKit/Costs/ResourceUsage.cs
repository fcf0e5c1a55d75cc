namespace AvatarKit;

/// <summary>Where stores, voices and other providers say what they used of a service that is paid by the request. Thread-safe.</summary>
/// <remarks>
/// <para>
/// What is reported while a turn runs counts as the turn's <see cref="TurnUsage.Resources"/> and, at the price that
/// <see cref="IPriceBook.FindResourcePrice"/> knows, as its <see cref="TurnCost.ResourcesUsd"/>. Outside a turn, and after its end,
/// a report goes nowhere.
/// </para>
/// <para>
/// The running turn is found through <see cref="AsyncLocal{T}"/>: it reaches whatever the turn awaits or starts, <see cref="Task.Run(Action)"/>
/// included, and nothing else. Work that serves many turns, such as a writer with a queue, is no turn's own: start it under
/// <see cref="ExecutionContext.SuppressFlow"/> and report where the turn waits for its part of it.
/// </para>
/// </remarks>
public static class ResourceUsage
{
    private static readonly AsyncLocal<Collection?> Current = new();

    /// <summary>Reports that something was used.</summary>
    /// <param name="resource">What, named as in a price book: <c>dynamodb/write-unit</c>.</param>
    /// <param name="quantity">How much of it, 0 or more.</param>
    public static void Report(string resource, decimal quantity)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(resource);
        ArgumentOutOfRangeException.ThrowIfNegative(quantity);
        if (quantity > 0)
        {
            Current.Value?.Add(resource, quantity);
        }
    }

    /// <summary>Collects what is reported from here on outside a turn: by the erasure of a user, or in a test of a store.</summary>
    /// <remarks>Reports go to the innermost collection only; those of a turn go to the turn.</remarks>
    /// <param name="report">Takes a resource and its quantity, above 0. Called on the thread that reports, also on several at once.</param>
    /// <returns>The collection; disposed in the method that began it, it ends. What still runs by then reports to no one.</returns>
    public static IDisposable Collect(Action<string, decimal> report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Collection? outer = Current.Value;
        var collection = new Collection(report);
        Current.Value = collection;
        return new Ending(collection, outer);
    }

    private sealed class Collection(Action<string, decimal> report)
    {
        // Work that outlives the turn it was started by keeps this object alive, but nothing of the turn.
        private volatile Action<string, decimal>? report = report;

        public void Add(string resource, decimal quantity) => report?.Invoke(resource, quantity);

        public void End() => report = null;
    }

    private sealed class Ending(Collection collection, Collection? outer) : IDisposable
    {
        public void Dispose()
        {
            collection.End();
            if (Current.Value == collection)
            {
                Current.Value = outer;
            }
        }
    }
}
