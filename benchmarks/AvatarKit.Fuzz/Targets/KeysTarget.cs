using AvatarKit.Local;

namespace AvatarKit.Fuzz.Targets;

/// <summary>The files of key rings and of data keys.</summary>
internal sealed class KeysTarget : JsonTarget, IDisposable
{
    private static readonly DataKeyOwner Owner = new("t", "u");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("avatarkit-fuzz-");
    private IReadOnlyList<byte[]>? seeds;

    public override string Name => "keys";

    public override long FixedBytes => 2 * 1024 * 1024;

    public override IEnumerable<byte[]> Seeds => seeds ??= Write();

    private string RingPath => Path.Combine(folder.FullName, "ring.json");

    private string KeysFolder => Path.Combine(folder.FullName, "keys");

    public override bool Allows(Exception exception) => exception is StorageException;

    public override void Run(byte[] input, Random random)
    {
        _ = Seeds;
        foreach (string file in Directory.GetFiles(KeysFolder, "*.json"))
        {
            File.WriteAllBytes(file, input);
        }

        File.WriteAllBytes(RingPath, input);
        var ring = new FileKeyRing(RingPath);
        using var store = new FileDataKeyStore(KeysFolder);
        IReadOnlyList<WrappedDataKey> keys = [];
        try
        {
            keys = Wait(store.FindAsync(Owner));
        }
        catch (StorageException)
        {
            // It is the file of a ring, or none at all.
        }

        string id = Wait(ring.GetCurrentKeyIdAsync());
        Check(id.Length > 0, "a key has an id");
        NewDataKey created = Wait(ring.CreateAsync(Owner, "d1"));
        byte[] unwrapped = Wait(ring.UnwrapAsync(Owner, new WrappedDataKey("d1", created.RingKeyId, created.Wrapped, DateTimeOffset.UnixEpoch)));
        Check(unwrapped.AsSpan().SequenceEqual(created.Key), "a key that was wrapped is unwrapped");
        foreach (WrappedDataKey key in keys)
        {
            _ = Wait(ring.UnwrapAsync(Owner, key));
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    private List<byte[]> Write()
    {
        var ring = new FileKeyRing(RingPath);
        using var store = new FileDataKeyStore(KeysFolder);
        NewDataKey created = Wait(ring.CreateAsync(Owner, "0123456789abcdef0123456789abcdef"));
        var wrapped = new WrappedDataKey("0123456789abcdef0123456789abcdef", created.RingKeyId, created.Wrapped, DateTimeOffset.UnixEpoch);
        _ = Wait(store.AddAsync(Owner, wrapped, 0));
        return [File.ReadAllBytes(RingPath), .. Directory.GetFiles(KeysFolder, "*.json").Select(File.ReadAllBytes)];
    }
}
