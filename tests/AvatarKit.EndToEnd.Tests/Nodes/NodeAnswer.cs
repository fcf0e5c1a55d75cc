namespace AvatarKit.EndToEnd.Tests.Nodes;

/// <summary>What a node answered to a message.</summary>
/// <param name="TurnId">The message's turn.</param>
/// <param name="Status">Of HTTP.</param>
/// <param name="Code">Why it was refused; <see langword="null"/>: it was answered.</param>
/// <param name="Text">What the avatar says.</param>
/// <param name="RetryAfter">When to come again, if it says so.</param>
internal sealed record NodeAnswer(string TurnId, int Status, string? Code, string Text, TimeSpan? RetryAfter)
{
    private const string Shown = "I was shown: ";

    public bool IsAnswered => Status == 200;

    /// <summary>The questions the model was shown, its own the last.</summary>
    public IReadOnlyList<string> Questions => QuestionsIn(Text);

    public static IReadOnlyList<string> QuestionsIn(string answer)
    {
        Assert.StartsWith(Shown, answer, StringComparison.Ordinal);
        return answer[Shown.Length..].TrimEnd('.').Split(", ");
    }
}
