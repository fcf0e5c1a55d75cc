namespace AvatarKit;

/// <summary>A guard's verdict on a text. Immutable.</summary>
public sealed class GuardVerdict
{
    private const int MaxCode = 100;

    private GuardVerdict(GuardAction action, string? text, string? code, GuardCategory category)
    {
        Action = action;
        Text = text;
        Code = code;
        Category = category;
    }

    /// <summary>The text may pass as it is.</summary>
    public static GuardVerdict Allow { get; } = new(GuardAction.Allow, null, null, default);

    /// <summary>What is decided.</summary>
    public GuardAction Action { get; }

    /// <summary>What passes in place of the text; <see langword="null"/> unless <see cref="Action"/> is
    /// <see cref="GuardAction.Replace"/>.</summary>
    public string? Text { get; }

    /// <summary>A stable code such as <c>guard.topic</c>; <see langword="null"/> unless it is blocked.</summary>
    public string? Code { get; }

    /// <summary>Why it is blocked.</summary>
    public GuardCategory Category { get; }

    /// <summary>Another text passes in place of this one. Of a sentence or a passage an empty one leaves it out.</summary>
    /// <param name="text">The other text; at most 100,000 characters.</param>
    /// <returns>The verdict.</returns>
    public static GuardVerdict Replace(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new GuardVerdict(GuardAction.Replace, text, null, default);
    }

    /// <summary>The text may not pass.</summary>
    /// <param name="code">A stable, dotted code such as <c>guard.topic</c>: at most 100 letters and digits of ASCII, dots, hyphens and
    /// underscores, for it
    /// stands in logs and goes to clients. Never a part of the text.</param>
    /// <param name="category">Why.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="ArgumentException">The code is not one.</exception>
    public static GuardVerdict Block(string code, GuardCategory category)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        return code.Length <= MaxCode && code.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')
            ? new GuardVerdict(GuardAction.Block, null, code, category)
            : throw new ArgumentException("A code takes at most 100 letters and digits of ASCII, dots, hyphens and underscores.", nameof(code));
    }

    /// <summary>The verdict without the text.</summary>
    /// <returns>What is decided, and the code.</returns>
    public override string ToString() => Code is null ? $"{Action}" : $"{Action} ({Code})";
}
