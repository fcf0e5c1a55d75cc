namespace AvatarKit.Samples.Console;

/// <summary>What was asked for on the command line.</summary>
internal sealed record ConsoleSettings
{
    public required string Question { get; init; }

    public required bool HasQuestion { get; init; }

    public required bool Json { get; init; }

    /// <summary>The avatar that answers; <see langword="null"/>: the default one.</summary>
    public string? Avatar { get; set; }

    /// <summary>Files that go with the first question.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>Whether the answer to a single question is played too.</summary>
    public bool Play { get; init; }

    /// <summary>Whether nothing is played.</summary>
    public bool Mute { get; init; }

    public string? KnowledgeFolder { get; init; }

    public string? Voice { get; set; }

    public string? Locale { get; init; }

    public string? OutputFolder { get; init; }

    public string? Model { get; init; }

    public string? DataFolder { get; init; }

    public AwsChoice? Aws { get; init; }

    public VideoSettings? Video { get; init; }

    /// <summary>Whose face is shown: a built-in character or the file of a rig; <see langword="null"/>: the avatar's.</summary>
    public string? Character { get; init; }

    /// <summary>Whether emoji are said by their names.</summary>
    public bool NameEmoji { get; init; }

    public Mood? Mood { get; init; }

    /// <summary>Whether answers are made ahead.</summary>
    public bool IsWarming { get; init; }

    public string FolderForReplies => OutputFolder ?? Path.Combine(Environment.CurrentDirectory, "out");
}
