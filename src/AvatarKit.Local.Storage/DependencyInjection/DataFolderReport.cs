using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AvatarKit.Local;

/// <summary>Says in the log where the data lie, once.</summary>
internal sealed partial class DataFolderReport(ILogger<LocalOptions>? logger = null) : IPostConfigureOptions<LocalOptions>
{
    private readonly ILogger logger = logger ?? (ILogger)NullLogger.Instance;
    private string? said;

    public void PostConfigure(string? name, LocalOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (Interlocked.Exchange(ref said, options.DataFolder) != options.DataFolder)
        {
            LogFolder(options.DataFolder);
        }
    }

    [LoggerMessage(3200, LogLevel.Debug, "Conversations, assets and indexes are kept in '{Folder}' (AvatarKit:Local:DataFolder).")]
    private partial void LogFolder(string folder);
}
