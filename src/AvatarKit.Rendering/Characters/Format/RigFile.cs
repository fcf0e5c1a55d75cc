namespace AvatarKit.Rendering;

/// <summary>Reads rigs' files, never more than a rig may be.</summary>
internal static class RigFile
{
    public static ReadOnlyMemory<byte> Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Read(file);
    }

    public static ReadOnlyMemory<byte> Read(Stream stream)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > RigLimits.Bytes)
            {
                throw new RigException("$", $"The file has more than {RigLimits.Bytes} bytes, the most a rig may have.");
            }
        }

        return WithoutMark(bytes.ToArray());
    }

    /// <summary>The rig with an id in a folder, by its file's name. Ids are letters, digits, <c>-</c>
    /// and <c>_</c>, so none leads elsewhere.</summary>
    public static ReadOnlyMemory<byte>? Find(string folder, string id)
    {
        string path = Path.Combine(folder, id + ".rig.json");
        return File.Exists(path) ? Read(path) : (ReadOnlyMemory<byte>?)null;
    }

    private static ReadOnlyMemory<byte> WithoutMark(byte[] bytes) => bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsMemory(3) : bytes;
}
