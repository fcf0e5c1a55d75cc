using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Distributed;

namespace AvatarKit.Samples.Console;

/// <summary>A cache in a folder, which outlives the process: each entry is a file with its end before it. A host has Redis or the like.</summary>
internal sealed class FileCache(string folder, TimeProvider time) : IDistributedCache
{
    public byte[]? Get(string key)
    {
        try
        {
            byte[] file = File.ReadAllBytes(PathOf(key));
            return file.Length >= sizeof(long) && BinaryPrimitives.ReadInt64LittleEndian(file) > time.GetUtcNow().UtcTicks
                ? file[sizeof(long)..]
                : null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.Run(() => Get(key), token);

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options)
    {
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset end = options.AbsoluteExpiration
            ?? (options.AbsoluteExpirationRelativeToNow is { } lifetime ? now + lifetime : DateTimeOffset.MaxValue);
        byte[] file = new byte[sizeof(long) + value.Length];
        BinaryPrimitives.WriteInt64LittleEndian(file, end.UtcTicks);
        value.CopyTo(file, sizeof(long));
        string path = PathOf(key);
        string half = $"{path}.{Guid.NewGuid():N}";
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(half, file);

        // Whoever reads meanwhile sees the old entry or the new one, never half of it.
        File.Move(half, path, overwrite: true);
    }

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        => Task.Run(() => Set(key, value, options), token);

    public void Refresh(string key)
    {
        // Entries end when they were said to.
    }

    public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

    public void Remove(string key)
    {
        if (Directory.Exists(folder))
        {
            File.Delete(PathOf(key));
        }
    }

    public Task RemoveAsync(string key, CancellationToken token = default) => Task.Run(() => Remove(key), token);

    private string PathOf(string key) => Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))) + ".bin");
}
