using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AvatarKit.Local;

/// <summary>Reads files that may be anything: one that is a pipe or a device keeps nobody waiting, and none fills the memory.</summary>
internal static class RegularFile
{
    // The numbers of O_NONBLOCK and O_CLOEXEC; O_RDONLY is 0.
    private const int LinuxFlags = 0x800 | 0x80000;
    private const int MacFlags = 0x4 | 0x1000000;

    /// <summary>Reads a file whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxBytes">How many bytes it may have.</param>
    /// <returns>Its bytes, or why they are not read.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public static FileContent Read(string path, int maxBytes)
    {
        using FileStream file = Open(path);
        if (!file.CanSeek)
        {
            return new FileContent(null, "It is no regular file.");
        }

        // What a file says of its length need not be so: devices say nothing.
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > maxBytes)
            {
                return new FileContent(
                    null,
                    $"The file has more bytes than SqliteKnowledgeBaseOptions.MaxFileBytes ({maxBytes}) allows. Split it, or raise the setting.");
            }
        }

        return new FileContent(bytes.ToArray(), null);
    }

    private static FileStream Open(string path)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
        {
            // A pipe is otherwise opened only when somebody opens its other end.
            int descriptor = OpenUnblocked([.. Encoding.UTF8.GetBytes(path), 0], OperatingSystem.IsLinux() ? LinuxFlags : MacFlags);
            if (descriptor >= 0)
            {
#pragma warning disable CA2000 // The stream disposes of it.
                return new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.Read, bufferSize: 0);
#pragma warning restore CA2000
            }
        }

        // Here it fails with the exception that says why.
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    }

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenUnblocked(byte[] path, int flags);
}
