namespace AvatarKit;

/// <summary>Looks at what is said to an avatar, at what goes into its answer, and at the answer itself, before it counts.</summary>
/// <remarks>
/// <para>All guards that are registered are asked, in the order of their registration; the first that blocks decides, and what one replaces the
/// next
/// one sees. Register with <c>UseGuard</c>.</para>
/// <para>Implementations are safe for concurrent use. One that throws, or takes longer than <see cref="GuardOptions.Timeout"/>, counts as
/// <see cref="GuardOptions.OnFailure"/> says; what it throws never reaches a person.</para>
/// </remarks>
public interface IContentGuard
{
    /// <summary>A short name for logs and warnings, for example <c>topics</c>. Always the same.</summary>
    string Name { get; }

    /// <summary>Where it judges. One that hands texts on, to a service or to another process, is outside.</summary>
    /// <value>Unless overridden <see cref="GuardLocation.OutsideProcess"/>: no personal data that is kept from models reaches it. Always the
    /// same.</value>
    GuardLocation Location => GuardLocation.OutsideProcess;

    /// <summary>Whether it looks at texts of a kind at all. An answer that no guard looks at goes to the client letter by letter; one that is
    /// looked
    /// at, sentence by sentence.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Unless overridden <see langword="true"/>. Asked for every turn: settings may change.</returns>
    bool Checks(GuardedTextKind kind) => true;

    /// <summary>Judges a text.</summary>
    /// <param name="text">The text, and whose it is.</param>
    /// <param name="cancellationToken">Cancelled when the verdict is no longer wanted.</param>
    /// <returns>The verdict.</returns>
    ValueTask<GuardVerdict> CheckAsync(GuardedText text, CancellationToken cancellationToken = default);

    /// <summary>Finds what stands behind this guard: itself, or one it wraps.</summary>
    /// <param name="serviceType">The type that is asked for.</param>
    /// <param name="serviceKey">Tells apart several of one type. Default <see langword="null"/>.</param>
    /// <returns>An object of that type, which stays the guard's; <see langword="null"/>: there is none.</returns>
    object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }
}
