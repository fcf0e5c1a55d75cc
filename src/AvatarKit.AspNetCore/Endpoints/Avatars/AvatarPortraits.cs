using System.Collections.Concurrent;

namespace AvatarKit.AspNetCore;

/// <summary>Reads portraits for browsers, each once. Thread-safe.</summary>
internal sealed class AvatarPortraits
{
    // More portraits than that are read anew. One has some hundred kilobytes.
    private const int MostKept = 32;

    private readonly ConcurrentDictionary<string, Lazy<Task<ServedPortrait?>>> read = new(StringComparer.Ordinal);

    /// <summary>The portrait's files, or <see langword="null"/>: it has none.</summary>
    public async Task<ServedPortrait?> ReadAsync(IAvatarPictures pictures, AvatarPicture picture)
    {
        if (read.Count >= MostKept)
        {
            read.Clear();
        }

        Lazy<Task<ServedPortrait?>> portrait = read.GetOrAdd(
            picture.FaceId,
            _ => new(() => Task.Run(() => pictures.ReadPortrait(picture) is { } found ? ServedPortrait.Of(found) : null)));
        try
        {
            return await portrait.Value.ConfigureAwait(false);
        }
        catch
        {
            read.TryRemove(KeyValuePair.Create(picture.FaceId, portrait));
            throw;
        }
    }
}
