namespace AvatarKit.Testing;

/// <summary>A knowledge base that finds what it is told to find and records what it was asked. Thread-safe.</summary>
/// <remarks>Without a script nothing fits. At most as many passages are given as the query asks for.</remarks>
public sealed class FakeKnowledgeBase : FakeAsyncScript<FakeKnowledgeBase, KnowledgeQuery, IReadOnlyList<KnowledgePassage>>, IKnowledgeBase
{
    private readonly TimeProvider timeProvider;

    /// <summary>Creates an empty knowledge base.</summary>
    /// <param name="timeProvider">The clock of scripted delays; <see langword="null"/>: the system's.</param>
    public FakeKnowledgeBase(TimeProvider? timeProvider = null) => this.timeProvider = timeProvider ?? TimeProvider.System;

    /// <summary>Adds an answer of one passage.</summary>
    /// <param name="text">The passage.</param>
    /// <param name="title">The title of the document it stands in.</param>
    /// <returns>This knowledge base.</returns>
    public FakeKnowledgeBase RespondWith(string text, string title) => RespondWith([new KnowledgePassage(text, new SourceReference(title), 1)]);

    /// <summary>Begins a rule.</summary>
    /// <param name="condition">The queries it is for.</param>
    /// <returns>The rule, to be told what to find.</returns>
    public FakeAsyncRule<KnowledgeQuery, IReadOnlyList<KnowledgePassage>> When(Func<KnowledgeQuery, bool> condition) => new(Answers, condition);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<KnowledgePassage>> SearchAsync(KnowledgeQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        IReadOnlyList<KnowledgePassage> passages =
            await Answers.RespondAsync(query, static _ => [], timeProvider, cancellationToken).ConfigureAwait(false);
        return passages.Count <= query.Count ? passages : [.. passages.Take(query.Count)];
    }
}
