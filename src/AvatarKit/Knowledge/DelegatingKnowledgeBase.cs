namespace AvatarKit;

/// <summary>A base for knowledge bases that wrap another: every call goes on to it until it is overridden.</summary>
/// <remarks>As safe for concurrent use as what it wraps. It owns that: disposing of this disposes of it, where it can be disposed of.</remarks>
public abstract class DelegatingKnowledgeBase : IKnowledgeBase, IAsyncDisposable, IDisposable
{
    private bool disposed;

    /// <summary>Wraps a knowledge base.</summary>
    /// <param name="inner">The one that is wrapped, owned from now on.</param>
    protected DelegatingKnowledgeBase(IKnowledgeBase inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        InnerKnowledge = inner;
    }

    /// <summary>The one that is wrapped.</summary>
    protected IKnowledgeBase InnerKnowledge { get; }

    /// <inheritdoc/>
    public virtual ValueTask<IReadOnlyList<KnowledgePassage>> SearchAsync(KnowledgeQuery query, CancellationToken cancellationToken = default)
        => InnerKnowledge.SearchAsync(query, cancellationToken);

    /// <inheritdoc/>
    public virtual object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : InnerKnowledge.GetService(serviceType, serviceKey);
    }

    /// <summary>Disposes of what is wrapped.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes of what is wrapped.</summary>
    /// <returns>A task that ends when it is disposed of.</returns>
    public async ValueTask DisposeAsync()
    {
        await DisposeAsyncCore().ConfigureAwait(false);
        Dispose(disposing: false);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes of what is wrapped; to be called by overrides.</summary>
    /// <param name="disposing">Whether this was asked for by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !disposed)
        {
            disposed = true;
            InnerDisposal.Dispose(InnerKnowledge);
        }
    }

    /// <summary>Disposes of what is wrapped; to be called by overrides.</summary>
    /// <returns>A task that ends when it is disposed of.</returns>
    protected virtual ValueTask DisposeAsyncCore()
    {
        if (disposed)
        {
            return ValueTask.CompletedTask;
        }

        disposed = true;
        return InnerDisposal.DisposeAsync(InnerKnowledge);
    }
}
