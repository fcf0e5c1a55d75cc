using System.Text;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Encrypted texts and assets: what was changed gives nothing but an error.</summary>
internal sealed class SealedTarget : FuzzTarget
{
    private static readonly DataKey Key = new("0123456789abcdef0123456789abcdef", new byte[32]);
    private static readonly AssetOwner Owner = new("t", "u");
    private static readonly byte[] Bound = SealedText.Bind("t", "u", "c");
    private static readonly byte[] Plain = [.. Enumerable.Range(0, 900).Select(static i => (byte)(i * 7))];
    private static readonly byte[] Asset = SealAsset();
    private static readonly string Text = SealedText.Seal(Key, "What she said.", Bound);

    public override string Name => "sealed";

    public override IMutator Mutator => BytesMutator.Instance;

    public override IEnumerable<byte[]> Seeds => [Asset, Encoding.UTF8.GetBytes(Text)];

    public override bool Allows(Exception exception) => exception is StorageException { Code: "encryption.unreadable" };

    public override void Run(byte[] input, Random random)
    {
        string text = Encoding.UTF8.GetString(input);
        if (SealedText.IsSealed(text))
        {
            Check(SealedText.KeyIdOf(text).Length == SealedText.KeyIdLength, "a key has an id");
            Check(SealedText.Open(Key, text, Bound) == "What she said.", "only what was encrypted is decrypted");
            return;
        }

        byte[] header = input.AsSpan(0, Math.Min(input.Length, SealedAssetFormat.HeaderBytes)).ToArray();
        _ = SealedAssetFormat.KeyIdOf(header);
        long length = SealedAssetFormat.PlainLength(input.Length);
        var content = new MemoryStream(input) { Position = SealedAssetFormat.HeaderBytes };
        using var stream = new UnsealingStream(content, Key, header, Owner, "audio/wav", length);
        using var read = new MemoryStream();
        stream.CopyTo(read);
        Check(read.Length == Plain.Length && read.ToArray().AsSpan().SequenceEqual(Plain), "only what was encrypted is decrypted");
    }

    private static byte[] SealAsset()
    {
        using var content = new MemoryStream(Plain);
        using var sealing = new SealingStream(content, Key, Owner, "audio/wav");
        using var written = new MemoryStream();
        sealing.CopyTo(written);
        return written.ToArray();
    }
}
