namespace AvatarKit.Testing.Tests.Conformance;

public sealed class KnowledgeBaseConformanceTests
{
    private const string Question = "How do I choose a voice?";

    private static readonly KnowledgePassage[] Passages =
    [
        .. Enumerable.Range(0, 6)
            .Select(i => new KnowledgePassage($"Passage {i}: choose a voice by its id.", new SourceReference($"Guide {i}"), 0.9 - (i * 0.1))),
    ];

    private static readonly Dictionary<string, (Func<FakeKnowledgeBase> Create, string Case)> Mutants = new()
    {
        ["finds nothing"] = (() => new FakeKnowledgeBase(), "A question it can answer finds the passage"),
        ["finds something else"] = (() => Change(passages => [.. passages.Select(passage => passage with { Text = "Of other things." })]),
            "A question it can answer finds the passage"),
        ["puts the worst first"] = (() => Change(passages => [.. passages.Reverse()]), "A question it can answer finds the passage"),
        ["scores beyond 1"] = (() => Change(passages => [.. passages.Select(passage => passage with { Score = passage.Score * 10 })]),
            "A question it can answer finds the passage"),
        ["names no source"] = (() => Change(passages => [.. passages.Select(passage => passage with { Source = new SourceReference("") })]),
            "A question it can answer finds the passage"),
        ["changes the order with the count"] = (
            () => new FakeKnowledgeBase().RespondWith(
                query => query.Count < 10 ? [.. Found(query).Reverse()] : Found(query)), "At most as many passages come as were asked for"),
        ["always finds something"] = (() => new FakeKnowledgeBase().RespondWith(Passages), "A question nothing fits finds nothing"),
        ["stumbles over quotes"] = (
            () => new FakeKnowledgeBase().RespondWith(query => query.Text.Contains('"', StringComparison.Ordinal)
                ? throw new KnowledgeException("knowledge.failed", "Syntax.", "fake")
                : Found(query)),
            "Any text can be asked"),
        ["stumbles over who asks"] = (
            () => new FakeKnowledgeBase().RespondWith(query =>
                query.UserId is not null ? throw new KnowledgeException("knowledge.failed", "Who?", "fake") : Found(query)), "Anybody can ask"),
        ["gives one person's passages to all"] = (
            () => Change(passages => [.. passages.Select(passage => passage with { Owner = new PassageOwner("acme", "somebody else") })]),
            "Anybody can ask"),
        ["answers by tenant unasked"] =
            (() => new FakeKnowledgeBase().RespondWith(query => query.TenantId is null ? Found(query) : []), "Who asks changes nothing"),
        ["answers by avatar unasked"] =
            (() => new FakeKnowledgeBase().RespondWith(query => query.AvatarId is null ? Found(query) : []), "Who asks changes nothing"),
        ["never answers the same"] = (
            () => new FakeKnowledgeBase().RespondWith(
                query => [.. Found(query).Select(passage => passage with { Score = Random.Shared.NextDouble() })]),
            "The same question finds the same also at once"),
    };

    public static TheoryData<string> MutantNames => [.. Mutants.Keys];

    [Fact]
    public async Task A_knowledge_base_that_keeps_the_contract_passes()
        => await Suite(() => new FakeKnowledgeBase().RespondWith(Found)).RunAllAsync();

    [Fact]
    public async Task A_knowledge_base_that_answers_by_who_asks_passes_where_it_says_so()
    {
        List<KnowledgeQuery> asked = [];
        var suite = new KnowledgeBaseConformance(
            _ => new(new FakeKnowledgeBase().RespondWith(query =>
            {
                lock (asked)
                {
                    asked.Add(query);
                }

                return query.TenantId == "acme" ? [] : Found(query);
            })),
            Question,
            "choose a voice",
            answersByAsker: true);

        await suite.RunAllAsync();

        Assert.Contains(asked, query => query is { TenantId: "acme", UserId: "acme", AvatarId: "acme" });
    }

    [Theory]
    [MemberData(nameof(MutantNames))]
    public Task A_knowledge_base_is_seen_that(string mutant)
    {
        (Func<FakeKnowledgeBase> create, string name) = Mutants[mutant];
        return Mutation.IsSeenAsync(Suite(create).Cases, name);
    }

    [Theory]
    [InlineData("A cancelled search is cancelled")]
    [InlineData("At most as many passages come as were asked for")]
    public Task A_knowledge_base_that_heeds_neither_count_nor_token_is_seen(string name)
        => Mutation.IsSeenAsync(new KnowledgeBaseConformance(_ => new(new Heedless()), Question, "voice").Cases, name);

    private static KnowledgeBaseConformance Suite(Func<FakeKnowledgeBase> create) => new(_ => new(create()), Question, "choose a voice");

    private static IReadOnlyList<KnowledgePassage> Found(KnowledgeQuery query)
        => query.Text.Contains("voice", StringComparison.Ordinal) ? Passages : [];

    private static FakeKnowledgeBase Change(Func<IReadOnlyList<KnowledgePassage>, IReadOnlyList<KnowledgePassage>> change)
        => new FakeKnowledgeBase().RespondWith(query => change(Found(query)));

    private sealed class Heedless : IKnowledgeBase
    {
        public ValueTask<IReadOnlyList<KnowledgePassage>> SearchAsync(KnowledgeQuery query, CancellationToken cancellationToken = default)
            => new([.. Found(query)]);
    }
}
