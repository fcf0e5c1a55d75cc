namespace AvatarKit;

/// <summary>Says who acts, for everything that is called from there. Thread-safe.</summary>
/// <remarks>It flows with the call, as <see cref="AsyncLocal{T}"/> does. AvatarKit.AspNetCore says it for each request, unless the host
/// did.</remarks>
public static class AuditActors
{
    private static readonly AsyncLocal<AuditActor?> Acting = new();

    /// <summary>Who acts here.</summary>
    /// <value>Default <see cref="AuditActor.Unknown"/>.</value>
    public static AuditActor Current => Acting.Value ?? AuditActor.Unknown;

    /// <summary>Says who acts until the result is disposed.</summary>
    /// <param name="actor">Who.</param>
    /// <returns>Disposed, it gives the word back to who acted before.</returns>
    public static IDisposable Begin(AuditActor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var scope = new Scope(Acting.Value);
        Acting.Value = actor;
        return scope;
    }

    private sealed class Scope(AuditActor? before) : IDisposable
    {
        private bool isOver;

        public void Dispose()
        {
            if (!isOver)
            {
                isOver = true;
                Acting.Value = before;
            }
        }
    }
}
