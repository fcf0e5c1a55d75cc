using System.IO.Compression;
using System.Reflection;

namespace AvatarKit.Local;

/// <summary>Where the WebAssembly module of Flite comes from.</summary>
internal sealed class FliteBinary
{
    private readonly Func<Stream> open;

    /// <summary>Names a module.</summary>
    /// <param name="hash">SHA-256 of the module, in hexadecimal: the cache goes by it, so that a cached run need not unpack the module.</param>
    /// <param name="open">Opens the module, not compressed.</param>
    public FliteBinary(string hash, Func<Stream> open)
    {
        Hash = hash;
        this.open = open;
    }

    public string Hash { get; }

    /// <summary>The module this assembly carries, or <see langword="null"/> when it was built without one.</summary>
    public static FliteBinary? FindEmbedded()
    {
        Assembly assembly = typeof(FliteBinary).Assembly;
        using Stream? hash = assembly.GetManifestResourceStream("flite.sha256");
        if (hash is null || assembly.GetManifestResourceInfo("flite.wasm.br") is null)
        {
            return null;
        }

        using StreamReader reader = new(hash);
        return new FliteBinary(
            reader.ReadToEnd().Trim(), () => new BrotliStream(assembly.GetManifestResourceStream("flite.wasm.br")!, CompressionMode.Decompress));
    }

    /// <summary>Unpacks the module.</summary>
    public byte[] Read()
    {
        using Stream stream = open();
        using MemoryStream content = new(24 * 1024 * 1024);
        stream.CopyTo(content);
        return content.ToArray();
    }
}
