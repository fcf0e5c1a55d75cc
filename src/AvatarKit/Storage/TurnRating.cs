namespace AvatarKit;

/// <summary>What a person thought of an answer.</summary>
public sealed record TurnRating
{
    /// <summary>The lowest score: 1.</summary>
    public const int MinScore = 1;

    /// <summary>The highest score: 5.</summary>
    public const int MaxScore = 5;

    /// <summary>How long a comment may be: 2,000 characters.</summary>
    public const int MaxCommentLength = 2_000;

    // Three bytes of UTF-8 a character, four characters of Base64 for three bytes, and the rest.
    private const int MaxSealedLength = (MaxCommentLength * 4) + 256;

    /// <summary>From <see cref="MinScore"/>, bad, to <see cref="MaxScore"/>, good.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The score is outside that range.</exception>
    public required int Score
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, MinScore, nameof(Score));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxScore, nameof(Score));
            field = value;
        }
    }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset RatedAt { get; init; }

    /// <summary>What the person said to it, at most <see cref="MaxCommentLength"/> characters.</summary>
    /// <value>Default <see langword="null"/>: nothing.</value>
    /// <exception cref="ArgumentException">It is longer.</exception>
    public string? Comment
    {
        get;
        init
        {
            // Encrypted, a comment is longer than it was.
            if (value?.Length > MaxCommentLength && !(SealedText.IsSealed(value) && value.Length <= MaxSealedLength))
            {
                throw new ArgumentException($"A comment has {value.Length} characters; it takes {MaxCommentLength}.", nameof(Comment));
            }

            field = value;
        }
    }

    /// <summary>The rating without what the person said.</summary>
    /// <returns>The score and the moment.</returns>
    public override string ToString() => $"TurnRating {{ Score = {Score}, RatedAt = {RatedAt:O} }}";
}
