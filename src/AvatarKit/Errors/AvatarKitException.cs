namespace AvatarKit;

/// <summary>The base of every error AvatarKit raises on purpose.</summary>
/// <remarks>Messages name the thing and the way out and never contain what a person or a model said. They go to clients: of files they have the name
/// alone, or the setting that says where they are; see <see cref="Place"/>.</remarks>
public abstract class AvatarKitException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">A stable, dotted, machine-readable code such as <c>message.too_long</c>.</param>
    /// <param name="message">What went wrong and what to do about it, without user text.</param>
    /// <param name="innerException">What caused it, if anything.</param>
    protected AvatarKitException(string code, string message, Exception? innerException = null)
        : base(message, innerException) => Code = code;

    /// <summary>A stable, dotted, machine-readable code such as <c>message.too_long</c>.</summary>
    public string Code { get; }

    /// <summary>Whether the same call may succeed later. Default <see langword="false"/>.</summary>
    public virtual bool IsTransient => false;

    /// <summary>Where it went wrong on this machine, a file or a folder: for the log alone.</summary>
    /// <value>Default <see langword="null"/>: nowhere in particular.</value>
    public string? Place { get; init; }

    /// <summary>How long to wait before trying again, when the provider said so.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
