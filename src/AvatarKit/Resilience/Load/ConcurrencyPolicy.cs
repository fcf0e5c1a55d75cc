namespace AvatarKit;

/// <summary>How many calls to a provider run at once.</summary>
/// <param name="Calls">How many.</param>
/// <param name="Waiting">How many more wait for one to end; one more is turned away.</param>
internal readonly record struct ConcurrencyPolicy(int Calls, int Waiting)
{
    /// <summary>The policy of settings in which <see langword="null"/> is no limit.</summary>
    public static ConcurrencyPolicy? Of(int? calls, int waiting) => calls is { } most ? new ConcurrencyPolicy(most, waiting) : null;
}
