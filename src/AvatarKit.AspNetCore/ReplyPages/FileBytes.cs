namespace AvatarKit.AspNetCore;

/// <summary>Reads files, never more than they may have.</summary>
internal static class FileBytes
{
    public static byte[] Read(string path, int most)
    {
        using FileStream file = File.OpenRead(path);
        var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = file.Read(buffer)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > most)
            {
                throw new InvalidDataException($"The file '{Path.GetFileName(path)}' has more than {most} bytes, the most it may have.");
            }
        }

        return bytes.ToArray();
    }
}
