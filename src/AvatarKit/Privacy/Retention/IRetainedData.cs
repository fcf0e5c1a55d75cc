namespace AvatarKit;

/// <summary>Data that retention removes once it is old enough. AvatarKit has it for conversations, assets and the audit trail; register one for each
/// further class.</summary>
/// <remarks>Thread-safe, also where several processes share the medium: what one removes the other does not find.</remarks>
public interface IRetainedData
{
    /// <summary>Which class it is.</summary>
    RetentionClass DataClass { get; }

    /// <summary>Whether it can remove anything: a store that has no such call cannot.</summary>
    bool CanRemove { get; }

    /// <summary>Removes what is older than a moment.</summary>
    /// <param name="before">The moment.</param>
    /// <param name="most">About how many at once; it is asked again as long as it removes that many.</param>
    /// <param name="cancellationToken">Stops the removal; what was removed until then is gone.</param>
    /// <returns>How many were removed.</returns>
    ValueTask<int> RemoveAsync(DateTimeOffset before, int most, CancellationToken cancellationToken = default);
}
