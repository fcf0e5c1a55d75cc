namespace AvatarKit.Samples.Console;

/// <summary>What was asked for on the command line.</summary>
internal sealed record ConsoleSettings
{
    public required string Question { get; init; }

    public required bool HasQuestion { get; init; }

    public required bool Json { get; init; }

    public string? KnowledgeFolder { get; init; }

    public string? Voice { get; set; }

    public string? Locale { get; init; }

    public string? OutputFolder { get; init; }

    public string? Model { get; init; }

    public string? DataFolder { get; init; }

    public AwsChoice? Aws { get; init; }

    public VideoSettings? Video { get; init; }

    public Mood? Mood { get; init; }

    public string FolderForReplies => OutputFolder ?? Path.Combine(Environment.CurrentDirectory, "out");
}
