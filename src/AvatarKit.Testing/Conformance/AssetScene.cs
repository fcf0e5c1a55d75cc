using System.Runtime.CompilerServices;

namespace AvatarKit.Testing;

/// <summary>What the cases of the asset store have in common.</summary>
internal static class AssetScene
{
    public static AssetOwner NewOwner(string? conversation = "conversation")
        => new($"tenant-{Guid.NewGuid():N}", $"user-{Guid.NewGuid():N}", conversation);

    public static AssetUpload Upload(AssetOwner owner, string contentType = "audio/wav") => new() { Owner = owner, ContentType = contentType };

    public static byte[] Bytes(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static async Task<AssetInfo> PutAsync(
        this IAssetStore store, AssetOwner owner, byte[] bytes, CancellationToken token, string contentType = "audio/wav")
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return await store.PutAsync(Upload(owner, contentType), stream, token).ConfigureAwait(false);
    }

    public static async Task<byte[]?> ReadAsync(this IAssetStore store, string id, CancellationToken token)
    {
        Stream? stream = await store.OpenAsync(id, token).ConfigureAwait(false);
        if (stream is null)
        {
            return null;
        }

        await using ConfiguredAsyncDisposable disposal = stream.ConfigureAwait(false);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, token).ConfigureAwait(false);
        return copy.ToArray();
    }

    public static void Same(string promise, byte[] expected, byte[]? actual)
        => Check.True(promise, actual is not null && expected.AsSpan().SequenceEqual(actual), $"{expected.Length} bytes as they were put",
            actual is null ? "nothing" : $"{actual.Length} other bytes");
}
