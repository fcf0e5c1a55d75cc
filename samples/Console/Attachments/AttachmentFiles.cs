using Microsoft.Extensions.AI;

namespace AvatarKit.Samples.Console;

/// <summary>Reads the files of <c>--image</c>.</summary>
internal static class AttachmentFiles
{
    private static readonly Dictionary<string, string> MediaTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".webp"] = "image/webp",
        [".gif"] = "image/gif",
        [".pdf"] = "application/pdf",
        [".json"] = "application/json",
        [".txt"] = "text/plain",
        [".md"] = "text/markdown",
        [".csv"] = "text/csv",
        [".html"] = "text/html",
    };

    /// <summary>What can be attached, by the ends of file names.</summary>
    public static string Endings => string.Join(", ", MediaTypes.Keys);

    /// <exception cref="ConsoleException">A file cannot be attached.</exception>
    public static IReadOnlyList<AIContent> Read(IReadOnlyList<string> files, LimitOptions limits)
    {
        if (files.Count > limits.MaxAttachments)
        {
            throw new ConsoleException($"{files.Count} files are too many for one question; it takes at most {limits.MaxAttachments}.");
        }

        long left = limits.MaxAttachmentBytes;
        List<AIContent> contents = [];
        foreach (string file in files)
        {
            if (!MediaTypes.TryGetValue(Path.GetExtension(file), out string? mediaType))
            {
                throw new ConsoleException($"--image '{file}': files of this kind cannot be shown to a model. It takes {Endings}.");
            }

            var info = new FileInfo(file);
            if (!info.Exists)
            {
                throw new ConsoleException($"--image '{file}': there is no such file.");
            }

            left -= info.Length;
            if (left < 0)
            {
                throw new ConsoleException(
                    $"--image '{file}': it has {info.Length} bytes, which is too much. "
                        + $"The files of one question have at most {limits.MaxAttachmentBytes} "
                        + "bytes altogether.");
            }

            contents.Add(new DataContent(File.ReadAllBytes(file), mediaType) { Name = Path.GetFileName(file) });
        }

        return contents;
    }
}
