using System.Text;

namespace AvatarKit.Local;

/// <summary>What one run of a WebAssembly command sees of the world: its arguments, files in memory, and a standard output.
/// Nothing of it touches a disk.</summary>
#pragma warning disable CA1001 // Memory streams hold nothing but memory.
internal sealed class WasiProcess
{
    /// <summary>More than an hour of speech; a run that writes more has gone astray.</summary>
    private const int MaxFileLength = 256 * 1024 * 1024;

    private readonly Dictionary<string, MemoryStream> files = new(StringComparer.Ordinal);
    private readonly Dictionary<int, MemoryStream> open = [];
    private readonly MemoryStream standardOutput = new();
    private int nextDescriptor = WasiImports.RootDescriptor + 1;

    public WasiProcess(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        Arguments = [.. arguments.Select(argument => Encoding.UTF8.GetBytes(argument + "\0"))];
        CancellationToken = cancellationToken;
    }

    /// <summary>The arguments as the program gets them: UTF-8, ended by a zero.</summary>
    public IReadOnlyList<byte[]> Arguments { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>What the program printed.</summary>
    public string StandardOutput => Encoding.UTF8.GetString(standardOutput.GetBuffer(), 0, (int)standardOutput.Length);

    public void AddFile(string name, ReadOnlySpan<byte> content)
    {
        MemoryStream file = new(content.Length);
        file.Write(content);
        files[name] = file;
    }

    /// <summary>The content of a file the program wrote; empty when it wrote none.</summary>
    public ReadOnlyMemory<byte> File(string name)
        => files.TryGetValue(name, out MemoryStream? file) ? file.GetBuffer().AsMemory(0, (int)file.Length) : default;

    /// <summary>Opens a file of the root folder.</summary>
    /// <returns>The descriptor, or <see langword="null"/> when there is no such file and none is to be made.</returns>
    public int? Open(string path, bool create, bool truncate)
    {
        string name = path.TrimStart('/', '.');
        if (!files.TryGetValue(name, out MemoryStream? file))
        {
            if (!create)
            {
                return null;
            }

            files[name] = file = new MemoryStream();
        }

        if (truncate)
        {
            file.SetLength(0);
        }

        file.Position = 0;
        open[nextDescriptor] = file;
        return nextDescriptor++;
    }

    public bool Close(int descriptor) => open.Remove(descriptor);

    /// <summary>The stream of a descriptor, or <see langword="null"/>. Standard input is empty, standard error goes nowhere.</summary>
    public Stream? Stream(int descriptor) => descriptor switch
    {
        0 or 2 => System.IO.Stream.Null,
        1 => standardOutput,
        _ => open.GetValueOrDefault(descriptor),
    };

    /// <summary>Whether a stream has room for a number of bytes more.</summary>
    public static bool HasRoom(Stream stream, int length) => stream.Position + length <= MaxFileLength;
}
