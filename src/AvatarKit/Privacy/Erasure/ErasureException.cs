namespace AvatarKit;

/// <summary>Not all that was to be erased could be: what is named is still there, all else is gone. The call can be repeated.</summary>
public sealed class ErasureException : AvatarKitException
{
    /// <summary>Creates the error.</summary>
    /// <param name="remaining">What is still there: <c>conversations</c>, <c>assets</c>, <c>cached speech</c>, <c>cached answers</c>.</param>
    /// <param name="innerException">Why; of several reasons, an <see cref="AggregateException"/>.</param>
    public ErasureException(IReadOnlyList<string> remaining, Exception innerException)
        : base("erasure.incomplete", Describe(remaining), innerException) => Remaining = remaining;

    /// <summary>What is still there.</summary>
    public IReadOnlyList<string> Remaining { get; }

    /// <inheritdoc/>
    public override bool IsTransient => true;

    private static string Describe(IReadOnlyList<string> remaining)
    {
        ArgumentNullException.ThrowIfNull(remaining);
        return $"Not all could be erased; still there: {string.Join(", ", remaining)}. All else is gone. "
            + "Erase again, and see the inner exception for the reason.";
    }
}
