using System.IO.MemoryMappedFiles;

namespace AvatarKit.Fuzz.Running;

/// <summary>Holds the input that is being read where it outlives the process: of a process that has died of it, it is known what that was.</summary>
internal sealed class BlackBox : IDisposable
{
    private const int Capacity = 4 * 1024 * 1024;
    private const int HeaderBytes = 12;

    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;

    public BlackBox(string path)
    {
        file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, HeaderBytes + Capacity);
        view = file.CreateViewAccessor();
    }

    /// <summary>Remembers what is read from now on.</summary>
    public void Write(long run, byte[] input)
    {
        int length = Math.Min(input.Length, Capacity);
        view.Write(0, run);
        view.Write(8, length);
        view.WriteArray(HeaderBytes, input, 0, length);
    }

    /// <summary>What was being read.</summary>
    public byte[] Read(out long run)
    {
        run = view.ReadInt64(0);
        var input = new byte[view.ReadInt32(8)];
        view.ReadArray(HeaderBytes, input, 0, input.Length);
        return input;
    }

    public void Dispose()
    {
        view.Dispose();
        file.Dispose();
    }
}
