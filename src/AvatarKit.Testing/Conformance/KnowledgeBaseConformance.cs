namespace AvatarKit.Testing;

/// <summary>Puts an <see cref="IKnowledgeBase"/> to the test.</summary>
/// <remarks>The knowledge base holds at least one document that answers a question you name.</remarks>
public sealed class KnowledgeBaseConformance : ConformanceSuite<IKnowledgeBase>
{
    /// <summary>Creates the suite.</summary>
    /// <param name="create">Makes a knowledge base; called once per case.</param>
    /// <param name="question">A question it can answer.</param>
    /// <param name="expected">Words that stand in a passage that answers it.</param>
    /// <param name="answersByAsker">Whether tenant, person or avatar decide what it finds; otherwise it is seen that they do not.
    /// Default <see langword="false"/>.</param>
    public KnowledgeBaseConformance(
        Func<CancellationToken, ValueTask<IKnowledgeBase>> create, string question, string expected, bool answersByAsker = false)
        : base(create)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(question);
        ArgumentException.ThrowIfNullOrWhiteSpace(expected);
        var cases = new KnowledgeCases(question, expected);
        Add(cases.A_question_it_can_answer_finds_the_passage);
        Add(cases.At_most_as_many_passages_come_as_were_asked_for);
        Add(KnowledgeCases.A_question_nothing_fits_finds_nothing);
        Add(cases.Any_text_can_be_asked);
        Add(cases.The_same_question_finds_the_same_also_at_once);
        Add(cases.A_cancelled_search_is_cancelled);
        Add(cases.Anybody_can_ask);
        if (!answersByAsker)
        {
            Add(cases.Who_asks_changes_nothing);
        }
    }
}
