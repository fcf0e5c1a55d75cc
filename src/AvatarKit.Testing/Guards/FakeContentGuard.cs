namespace AvatarKit.Testing;

/// <summary>A guard that judges as it is told and records what it was asked. Thread-safe.</summary>
/// <remarks>Without a script it allows everything.</remarks>
public sealed class FakeContentGuard : FakeAsyncScript<FakeContentGuard, GuardedText, GuardVerdict>, IContentGuard
{
    private readonly TimeProvider timeProvider;
    private readonly GuardedTextKind[] kinds;

    /// <summary>Creates a guard.</summary>
    /// <param name="timeProvider">The clock of scripted delays; <see langword="null"/>: the system's.</param>
    /// <param name="kinds">What it looks at; none given: everything.</param>
    public FakeContentGuard(TimeProvider? timeProvider = null, params GuardedTextKind[] kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        this.timeProvider = timeProvider ?? TimeProvider.System;
        this.kinds = [.. kinds];
    }

    /// <inheritdoc/>
    public string Name { get; init; } = "fake";

    /// <inheritdoc/>
    /// <value>Default <see cref="GuardLocation.InProcess"/>: it records answers as the person sees them.</value>
    public GuardLocation Location { get; init; } = GuardLocation.InProcess;

    /// <summary>Begins a rule.</summary>
    /// <param name="condition">The texts it is for.</param>
    /// <returns>The rule, to be told the verdict.</returns>
    public FakeAsyncRule<GuardedText, GuardVerdict> When(Func<GuardedText, bool> condition) => new(Answers, condition);

    /// <summary>Blocks every text that contains a word, with the code <c>fake.blocked</c>.</summary>
    /// <param name="word">The word, letter for letter.</param>
    /// <returns>This guard.</returns>
    public FakeContentGuard Block(string word)
    {
        ArgumentException.ThrowIfNullOrEmpty(word);
        When(text => text.Text.Contains(word, StringComparison.Ordinal)).RespondWith(GuardVerdict.Block("fake.blocked", GuardCategory.Other));
        return this;
    }

    /// <inheritdoc/>
    public bool Checks(GuardedTextKind kind) => kinds.Length == 0 || kinds.Contains(kind);

    /// <inheritdoc/>
    public async ValueTask<GuardVerdict> CheckAsync(GuardedText text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return await Answers.RespondAsync(text, static _ => GuardVerdict.Allow, timeProvider, cancellationToken).ConfigureAwait(false);
    }
}
