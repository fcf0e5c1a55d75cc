namespace AvatarKit.Local;

/// <summary>Lets one of several processes work on something at a time, by a file that it alone has open.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Waits for the lock; disposing the result lets it go. The file is never deleted: somebody may wait for the one that would be
    /// gone.</summary>
    /// <param name="path">The lock's file.</param>
    /// <param name="what">What it guards, for the error.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="StorageException">Another process held it all the time: <c>storage.locked</c>.</exception>
    public static async ValueTask<FileStream> AcquireAsync(string path, string what, TimeProvider time, CancellationToken cancellationToken)
    {
        long begin = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, PrivateFiles.Options(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException exception) when (exception is not DirectoryNotFoundException and not PathTooLongException
                && !PrivateFiles.IsDiskFull(exception) && !PrivateFiles.IsReadOnly(exception))
            {
                if (time.GetElapsedTime(begin) > Patience)
                {
                    throw new StorageException("storage.locked", $"{what} is held by another process.", "file", isTransient: true, exception)
                    {
                        Place = path,
                    };
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), time, cancellationToken).ConfigureAwait(false);
        }
    }
}
