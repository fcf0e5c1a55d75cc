using System.IO.Compression;
using System.Security.Cryptography;

namespace AvatarKit.AspNetCore;

/// <summary>A file for browsers: as it is and compressed, each made once. Thread-safe.</summary>
internal sealed class BrowserFile
{
    private readonly Lazy<byte[]> brotli;
    private readonly Lazy<byte[]> gzip;

    public BrowserFile(byte[] content, string contentType)
    {
        Content = content;
        ContentType = contentType;
        Hash = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 10));
        brotli = new Lazy<byte[]>(() => Compress(static output => new BrotliStream(output, CompressionLevel.SmallestSize)));
        gzip = new Lazy<byte[]>(() => Compress(static output => new GZipStream(output, CompressionLevel.SmallestSize)));
    }

    public byte[] Content { get; }

    public string ContentType { get; }

    /// <summary>Tells this content from any other: 20 characters.</summary>
    public string Hash { get; }

    public byte[] Brotli => brotli.Value;

    public byte[] Gzip => gzip.Value;

    private byte[] Compress(Func<Stream, Stream> create)
    {
        using var output = new MemoryStream();
        using (Stream compressing = create(output))
        {
            compressing.Write(Content);
        }

        return output.ToArray();
    }
}
