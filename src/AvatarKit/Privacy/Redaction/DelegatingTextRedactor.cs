namespace AvatarKit;

/// <summary>Wraps a redactor and passes everything on; derive from it to change a part.</summary>
public abstract class DelegatingTextRedactor : ITextRedactor
{
    /// <summary>Wraps a redactor.</summary>
    /// <param name="inner">What is wrapped.</param>
    protected DelegatingTextRedactor(ITextRedactor inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Inner = inner;
    }

    /// <summary>What is wrapped.</summary>
    protected ITextRedactor Inner { get; }

    /// <inheritdoc/>
    public virtual ValueTask<RedactedText> RedactAsync(string text, RedactionScope scope, CancellationToken cancellationToken = default)
        => Inner.RedactAsync(text, scope, cancellationToken);

    /// <inheritdoc/>
    public virtual object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : Inner.GetService(serviceType, serviceKey);
    }
}
