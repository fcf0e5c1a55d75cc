namespace AvatarKit.Testing;

internal sealed class KnowledgeCases(string question, string expected)
{
    public async Task A_question_it_can_answer_finds_the_passage(IKnowledgeBase knowledge, CancellationToken token)
    {
        IReadOnlyList<KnowledgePassage> passages = await knowledge.SearchAsync(new KnowledgeQuery(question), token).ConfigureAwait(false);
        Check.True("A question it can answer finds passages.", passages.Count > 0, "1 or more", passages.Count);
        Check.True("A passage that answers the question is found.", passages.Any(passage => passage.Text.Contains(
            expected, StringComparison.OrdinalIgnoreCase)), $"one with \"{expected}\"", passages.Select(static passage => passage.Text));
        double last = 1;
        foreach (KnowledgePassage passage in passages)
        {
            Check.True("A passage has text.", !string.IsNullOrWhiteSpace(passage.Text), "text", passage.Text);
            Check.True("A passage names its source.", !string.IsNullOrWhiteSpace(passage.Source?.Title), "a title", passage.Source?.Title);
            Check.True("A score is from 0 to 1.", passage.Score is >= 0 and <= 1, "0 to 1", passage.Score);
            Check.True("The best passage comes first.", passage.Score <= last, $"{last} or less", passage.Score);
            last = passage.Score;
        }
    }

    public async Task At_most_as_many_passages_come_as_were_asked_for(IKnowledgeBase knowledge, CancellationToken token)
    {
        IReadOnlyList<KnowledgePassage> many = await knowledge.SearchAsync(new KnowledgeQuery(question, 50), token).ConfigureAwait(false);
        foreach (int count in (int[])[1, 2, 3])
        {
            IReadOnlyList<KnowledgePassage> few = await knowledge.SearchAsync(new KnowledgeQuery(question, count), token).ConfigureAwait(false);
            Check.True("At most as many passages come as were asked for.", few.Count <= count, $"{count} or fewer", few.Count);
            Check.Sequence("Fewer passages are the best of more.", many.Take(few.Count), few);
        }
    }

    public static async Task A_question_nothing_fits_finds_nothing(IKnowledgeBase knowledge, CancellationToken token)
    {
        foreach (string nonsense in (string[])["qxzvplk wrtgh mnbvx", "ꙮꙮꙮ ꙮꙮ", "7f3b0c1d9a"])
        {
            IReadOnlyList<KnowledgePassage> passages = await knowledge.SearchAsync(new KnowledgeQuery(nonsense), token).ConfigureAwait(false);
            Check.Equal("A question that nothing fits finds nothing.", 0, passages.Count);
        }
    }

    public async Task Any_text_can_be_asked(IKnowledgeBase knowledge, CancellationToken token)
    {
        foreach (string text in (string[])
            [
                "", " ", "\"", "'", "\"unclosed", "AND", "OR NOT", "NEAR(a b, 5)", "a* b^2 c:d {e}", "* ? ( ) [ ] { } ^ ~ : -",
                "'; DROP TABLE passages; --", "%_\\", "a\0b",
                "مرحبا", "你好吗?", "👩‍👩‍👧‍👦",
                "\uD800", "\u202E", string.Concat(Enumerable.Repeat(question + " ", 100_000 / (question.Length + 1))),
            ])
        {
            Check.NotNull("Any text can be asked.", await knowledge.SearchAsync(new KnowledgeQuery(text), token).ConfigureAwait(false));
        }

        Check.True("The knowledge is whole after that.",
            (await knowledge.SearchAsync(new KnowledgeQuery(question), token).ConfigureAwait(false)).Count > 0, "passages", "none");
    }

    public async Task The_same_question_finds_the_same_also_at_once(IKnowledgeBase knowledge, CancellationToken token)
    {
        IReadOnlyList<KnowledgePassage> alone = await knowledge.SearchAsync(new KnowledgeQuery(question), token).ConfigureAwait(false);
        IReadOnlyList<KnowledgePassage>[] all = await StoreScene.AtOnceAsync(
            8, async _ => await knowledge.SearchAsync(new KnowledgeQuery(question), token).ConfigureAwait(false)).ConfigureAwait(false);
        foreach (IReadOnlyList<KnowledgePassage> passages in all)
        {
            Check.Sequence("The same question finds the same, also for several callers at once.", alone, passages);
        }
    }

    public Task A_cancelled_search_is_cancelled(IKnowledgeBase knowledge, CancellationToken token) => Check.ThrowsAsync<OperationCanceledException>(
        "A search whose token is already cancelled is cancelled.",
        async () => await knowledge.SearchAsync(new KnowledgeQuery(question), new CancellationToken(canceled: true)).ConfigureAwait(false));

    public async Task Anybody_can_ask(IKnowledgeBase knowledge, CancellationToken token)
    {
        foreach (KnowledgeQuery query in Asked(["acme", "../..", "%", "💬", "' OR 1=1 --", new string('x', 200)]))
        {
            IReadOnlyList<KnowledgePassage> passages = await knowledge.SearchAsync(query, token).ConfigureAwait(false);
            Check.NotNull("Any tenant, person and avatar can ask.", passages);
            Check.True(
                "A passage that is somebody's is given to them alone (KnowledgePassage.Owner).",
                passages.All(passage => passage.Owner?.Admits(query.TenantId ?? "", query.UserId ?? "") ?? true),
                "nobody else's passages",
                "another's");
        }
    }

    public async Task Who_asks_changes_nothing(IKnowledgeBase knowledge, CancellationToken token)
    {
        IReadOnlyList<KnowledgePassage> unknown = await knowledge.SearchAsync(new KnowledgeQuery(question), token).ConfigureAwait(false);
        foreach (KnowledgeQuery query in Asked(["acme", "ada"]))
        {
            Check.Sequence(
                "Who asks, and which avatar, changes nothing where the documents are everybody's.",
                unknown,
                await knowledge.SearchAsync(query, token).ConfigureAwait(false));
        }
    }

    private IEnumerable<KnowledgeQuery> Asked(string[] ids) => ids.SelectMany(id => (KnowledgeQuery[])
    [
        new KnowledgeQuery(question) { TenantId = id }, new KnowledgeQuery(question) { UserId = id }, new KnowledgeQuery(question) { AvatarId = id },
        new KnowledgeQuery(question) { TenantId = id, UserId = id, AvatarId = id },
    ]);
}
