using System.Collections.Concurrent;

namespace AvatarKit.AspNetCore;

/// <summary>Draws pictures of avatars, each once. Thread-safe.</summary>
internal sealed class AvatarStills
{
    // Pictures of more faces than that are drawn anew.
    private const int MostKept = 128;

    private static readonly int[] Sizes = [64, 128, 256, 512, 1024];

    private readonly ConcurrentDictionary<StillKey, Lazy<Task<ReadOnlyMemory<byte>>>> drawn = new();

    /// <summary>The size that is drawn for one that is asked for: few, so that what is kept is bounded.</summary>
    /// <exception cref="ChatProblemException">It is too large.</exception>
    public static int SizeFor(long? asked)
        => Array.Find(Sizes, size => size >= (asked ?? 512)) is > 0 and int found ? found : throw PageSize.Refuse("size", $"takes 1 to {Sizes[^1]}");

    /// <summary>The picture as PNG.</summary>
    public async Task<ReadOnlyMemory<byte>> DrawAsync(IAvatarPictures pictures, AvatarPicture picture, int size)
    {
        if (drawn.Count >= MostKept)
        {
            drawn.Clear();
        }

        var key = new StillKey(picture.FaceId, picture.IsPortrait, size);
        Lazy<Task<ReadOnlyMemory<byte>>> still = drawn.GetOrAdd(key, _ => new(() => Task.Run(() => pictures.Draw(picture, size))));
        try
        {
            return await still.Value.ConfigureAwait(false);
        }
        catch
        {
            drawn.TryRemove(KeyValuePair.Create(key, still));
            throw;
        }
    }

    private readonly record struct StillKey(string FaceId, bool IsPortrait, int Size);
}
