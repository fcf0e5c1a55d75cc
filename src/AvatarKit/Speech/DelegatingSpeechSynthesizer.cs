namespace AvatarKit;

/// <summary>A synthesizer round another, as a base for what is put in front of a voice. As it stands it passes everything on.</summary>
/// <remarks>As safe for concurrent use as the inner one. It owns the inner synthesizer: disposing it disposes that too.</remarks>
public class DelegatingSpeechSynthesizer : ISpeechSynthesizer, IDisposable, IAsyncDisposable
{
    private bool isInnerDisposed;

    /// <summary>Creates the wrapper.</summary>
    /// <param name="inner">What it wraps.</param>
    protected DelegatingSpeechSynthesizer(ISpeechSynthesizer inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Inner = inner;
    }

    /// <summary>What it wraps.</summary>
    protected ISpeechSynthesizer Inner { get; }

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken = default)
        => Inner.SynthesizeAsync(request, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<IReadOnlyList<VoiceInfo>> GetVoicesAsync(CancellationToken cancellationToken = default)
        => Inner.GetVoicesAsync(cancellationToken);

    /// <inheritdoc/>
    /// <remarks>This synthesizer first, then the inner one's answer.</remarks>
    public virtual object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : Inner.GetService(serviceType, serviceKey);
    }

    /// <summary>Disposes the inner synthesizer.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes the inner synthesizer.</summary>
    /// <returns>A task that ends when it is disposed.</returns>
    public async ValueTask DisposeAsync()
    {
        await DisposeAsyncCore().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes the inner synthesizer. To be extended with what a derived class holds itself.</summary>
    /// <param name="disposing">Whether it is called by <see cref="Dispose()"/> or <see cref="DisposeAsync"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || isInnerDisposed)
        {
            return;
        }

        isInnerDisposed = true;
        if (Inner is IDisposable disposable)
        {
            disposable.Dispose();
        }
        else if (Inner is IAsyncDisposable asynchronous)
        {
            asynchronous.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>Disposes the inner synthesizer without waiting on a thread, then calls <see cref="Dispose(bool)"/>.</summary>
    /// <returns>A task that ends when it is disposed.</returns>
    protected virtual async ValueTask DisposeAsyncCore()
    {
        if (!isInnerDisposed && Inner is IAsyncDisposable asynchronous)
        {
            isInnerDisposed = true;
            await asynchronous.DisposeAsync().ConfigureAwait(false);
        }

#pragma warning disable CA1849 // What is asynchronous has been disposed above.
        Dispose(disposing: true);
#pragma warning restore CA1849
    }
}
