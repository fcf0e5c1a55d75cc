namespace AvatarKit;

/// <summary>Writes one lip sync file. Not safe for concurrent use.</summary>
internal interface ILipSyncFileWriter : IAsyncDisposable
{
    /// <summary>Adds the segment that follows.</summary>
    ValueTask AddAsync(SpokenSegment segment, CancellationToken cancellationToken);

    /// <summary>Ends the file.</summary>
    ValueTask EndAsync(CancellationToken cancellationToken);
}
