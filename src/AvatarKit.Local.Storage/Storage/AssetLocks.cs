using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AvatarKit.Local;

/// <summary>Keeps a deletion by owner and the last step of a put apart, over all processes on the folder.</summary>
/// <remarks>The system lets go of a lock whose process dies. The files are few and stay: each stands for many persons.</remarks>
internal sealed class AssetLocks(string root)
{
    private const int Count = 64;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    // A deletion of a hundred thousand assets takes some seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Waits for the lock of a person.</summary>
    /// <returns>The lock; dispose it.</returns>
    /// <exception cref="StorageException">It was held for a minute.</exception>
    public async ValueTask<IDisposable> TakeAsync(AssetOwner owner, CancellationToken cancellationToken)
    {
        int stripe = SHA256.HashData(Encoding.UTF8.GetBytes((owner with { ConversationId = null }).ToString()))[0] % Count;
        string path = Path.Combine(root, stripe.ToString("x2", CultureInfo.InvariantCulture));

        // The system's clock: the holder, perhaps another process, knows no other.
        long start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return PrivateFiles.OpenLock(path);
            }
            catch (DirectoryNotFoundException)
            {
                PrivateFiles.CreateFolder(root);
            }
            catch (IOException exception) when (PrivateFiles.IsHeld(exception))
            {
                if (TimeProvider.System.GetElapsedTime(start) > Patience)
                {
                    throw new StorageException(
                        "storage.locked", "The assets of a person stayed locked by another program for a minute.", "files",
                        isTransient: true, exception);
                }

                await Task.Delay(Pause, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
