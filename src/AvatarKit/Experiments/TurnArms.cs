namespace AvatarKit;

/// <summary>The arms that a turn goes, decided once for the whole of it.</summary>
internal sealed record TurnArms
{
    /// <summary>The turn takes part in nothing.</summary>
    public static TurnArms None { get; } = new();

    /// <summary>The turn's options as its arms change them; <see langword="null"/>: they change nothing.</summary>
    public AvatarChatbotOptions? Options { get; init; }

    /// <summary>The experiments that it takes part in, and the arm in each; <see langword="null"/>: none.</summary>
    public IReadOnlyDictionary<string, string>? Assignments { get; init; }

    /// <summary>Stands for all this in the scope of cached answers; <see langword="null"/>: it is as without experiments.</summary>
    public string? Scope { get; init; }
}
