namespace AvatarKit.Samples.Console;

/// <summary>What was asked of <c>lipsync</c> on the command line.</summary>
internal sealed record LipSyncSettings
{
    public const string Formats = "oculus, arkit, azure, rhubarb";

    /// <summary>A recording, or <c>-</c> for what comes in.</summary>
    public required string Recording { get; init; }

    public string? Text { get; init; }

    public string? TextFile { get; init; }

    public required string Locale { get; init; }

    /// <summary>A file, or <c>-</c> for what goes out.</summary>
    public string? Output { get; init; }

    public required string Format { get; init; }

    public int? FrameRate { get; init; }

    /// <summary>The format, where the file's ending may say which form of it.</summary>
    public LipSyncFileFormat ToFormat() => Format.ToLowerInvariant() switch
    {
        "oculus" => LipSyncFileFormat.Oculus,
        "arkit" => LipSyncFileFormat.Arkit,
        "azure" => LipSyncFileFormat.Azure,
        "rhubarb" when Output?.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) == true => LipSyncFileFormat.RhubarbTsv,
        "rhubarb" when Output?.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) == true => LipSyncFileFormat.RhubarbXml,
        "rhubarb" => LipSyncFileFormat.Rhubarb,
        _ => throw new ConsoleException($"--format '{Format}' is not one of {Formats}."),
    };
}
