namespace AvatarKit.Local;

/// <summary>What lies in a knowledge folder at one moment.</summary>
internal sealed class FolderScan
{
    private readonly string root;
    private readonly HashSet<string> extensions;
    private readonly int maxFileBytes;
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Queue<DirectoryInfo> links = new();

    private FolderScan(string root, IEnumerable<string> extensions, int maxFileBytes)
    {
        this.root = root;
        this.extensions = extensions.Select(static extension => "." + extension.TrimStart('*', '.')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        this.maxFileBytes = maxFileBytes;
    }

    public List<ScannedFile> Files { get; } = [];

    public List<SkippedKnowledgeFile> Skipped { get; } = [];

    /// <exception cref="KnowledgeException">The folder itself is missing or cannot be read.</exception>
    public static FolderScan Run(string root, SqliteKnowledgeBaseOptions options)
    {
        var scan = new FolderScan(root, options.Extensions, options.MaxFileBytes);
        var folder = new DirectoryInfo(root);
        if (!folder.Exists)
        {
            throw new KnowledgeException(
                "knowledge.folder_missing",
                "The knowledge folder does not exist. Create it and put Markdown or text files there, "
                    + "or set SqliteKnowledgeBaseOptions.Folder to the folder that has them.",
                "sqlite")
            {
                Place = root,
            };
        }

        try
        {
            scan.Visit(folder);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new KnowledgeException(
                "knowledge.folder_unreadable",
                "The knowledge folder cannot be read. Give this program read access to it, "
                    + "or set SqliteKnowledgeBaseOptions.Folder to another one.",
                "sqlite",
                innerException: exception)
            {
                Place = root,
            };
        }

        // Links last, so that what is linked from within the folder is known by its own path.
        while (scan.links.TryDequeue(out DirectoryInfo? link))
        {
            scan.VisitChild(link);
        }

        return scan;
    }

    private void Visit(DirectoryInfo folder)
    {
        string real = (folder.ResolveLinkTarget(returnFinalTarget: true) ?? folder).FullName;
        if (!seen.Add(real))
        {
            return;
        }

        foreach (FileSystemInfo entry in folder.EnumerateFileSystemInfos())
        {
            if (entry.Name.StartsWith('.') || (OperatingSystem.IsWindows() && entry.Attributes.HasFlag(FileAttributes.Hidden)))
            {
                continue;
            }

            switch (entry)
            {
                case DirectoryInfo child when child.LinkTarget is not null:
                    links.Enqueue(child);
                    break;
                case DirectoryInfo child:
                    VisitChild(child);
                    break;
                case FileInfo file when extensions.Contains(file.Extension):
                    Add(file);
                    break;
            }
        }
    }

    private void VisitChild(DirectoryInfo folder)
    {
        try
        {
            Visit(folder);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            Skipped.Add(new SkippedKnowledgeFile(Relative(folder.FullName), "The folder cannot be read. Give this program read access to it."));
        }
    }

    private void Add(FileInfo file)
    {
        string path = Relative(file.FullName);
        try
        {
            FileInfo target = file.LinkTarget is null ? file : (FileInfo)file.ResolveLinkTarget(returnFinalTarget: true)!;
            if (!target.Exists)
            {
                Skipped.Add(new SkippedKnowledgeFile(path, "The link leads nowhere."));
            }
            else if (target.Length > maxFileBytes)
            {
                Skipped.Add(new SkippedKnowledgeFile(
                    path,
                    $"The file has {target.Length} bytes, more than SqliteKnowledgeBaseOptions.MaxFileBytes "
                        + $"({maxFileBytes}) allows. Split it, or raise the setting."));
            }
            else
            {
                Files.Add(new ScannedFile(path, file.FullName, target.Length, target.LastWriteTimeUtc.Ticks));
            }
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            Skipped.Add(new SkippedKnowledgeFile(path, "The file cannot be read. Give this program read access to it."));
        }
    }

    private string Relative(string path) => Path.GetRelativePath(root, path).Replace('\\', '/');
}
