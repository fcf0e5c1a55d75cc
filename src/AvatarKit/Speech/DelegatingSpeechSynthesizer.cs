namespace AvatarKit;

/// <summary>A synthesizer round another, as a base for what is put in front of a voice. As it stands it passes everything on.</summary>
/// <remarks>As safe for concurrent use as what it wraps. It disposes of nothing: who made what is wrapped, disposes of that.</remarks>
public abstract class DelegatingSpeechSynthesizer : ISpeechSynthesizer
{
    /// <summary>Creates the wrapper.</summary>
    /// <param name="inner">What it wraps. Who made it disposes of it.</param>
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
}
