namespace AvatarKit;

/// <summary>Lip sync that wraps another: what is not overridden is the other's. Thread-safe if the other is.</summary>
public class DelegatingLipSync : ILipSync
{
    /// <summary>Wraps lip sync.</summary>
    /// <param name="inner">The lip sync that does the work.</param>
    protected DelegatingLipSync(ILipSync inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Inner = inner;
    }

    /// <summary>The lip sync that is wrapped.</summary>
    protected ILipSync Inner { get; }

    /// <inheritdoc/>
    public virtual VisemeTrack CreateTrack(LipSyncInput input) => Inner.CreateTrack(input);

    /// <inheritdoc/>
    public virtual LipSyncSession CreateSession(AudioFormat format, string text, string locale) => Inner.CreateSession(format, text, locale);

    /// <inheritdoc/>
    public virtual LipSyncSession CreateSession(AudioFormat format, string text, string locale, IReadOnlyList<SpeechCue> cues)
        => Inner.CreateSession(format, text, locale, cues);

    /// <inheritdoc/>
    public virtual object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : Inner.GetService(serviceType, serviceKey);
    }
}
