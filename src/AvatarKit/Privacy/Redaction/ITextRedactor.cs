namespace AvatarKit;

/// <summary>Finds personal data in a text and puts placeholders in their place.</summary>
/// <remarks>
/// Implementations are safe for concurrent use. In one conversation a value has always the same placeholder, also on another node and after a
/// restart, and no placeholder says anything about its value but the kind. A placeholder begins with <c>[</c>, ends with <c>]</c>, and has 1 to 62
/// letters, digits and hyphens between them; it is left alone when it is redacted again.
/// The default finds what has a pattern, and asks every <see cref="IPersonalDataDetector"/>.
/// </remarks>
public interface ITextRedactor
{
    /// <summary>Redacts a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="scope">Whose it is: placeholders hold within the conversation.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The text with placeholders, and what they stand for.</returns>
    /// <exception cref="RedactionException">It cannot be told what is personal in the text.</exception>
    ValueTask<RedactedText> RedactAsync(string text, RedactionScope scope, CancellationToken cancellationToken = default);

    /// <summary>Finds what stands behind this redactor: itself, or one it wraps.</summary>
    /// <param name="serviceType">The type that is asked for.</param>
    /// <param name="serviceKey">Tells apart several of one type. Default <see langword="null"/>.</param>
    /// <returns>An object of that type, which stays the redactor's; <see langword="null"/>: there is none.</returns>
    object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }
}
