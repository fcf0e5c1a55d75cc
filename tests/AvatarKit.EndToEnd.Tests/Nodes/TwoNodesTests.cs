namespace AvatarKit.EndToEnd.Tests.Nodes;

/// <summary>Two processes that answer in one conversation at the same time.</summary>
public sealed class TwoNodesTests(NodeWorld world) : IClassFixture<NodeWorld>
{
    private const string Conversation = "c1";

    // What a message that another node was quicker with may be refused with: all of them 409.
    private static readonly string[] Refusals = ["conversation.busy", "conversation.conflict", "dynamodb.conflict"];

    [NodeFact]
    public async Task Messages_of_the_same_instant_are_each_stored_once_in_an_order_that_every_model_sees()
    {
        const int Rounds = 20;

        // So many rounds back all is shown as it was; what is older may be summarised.
        const int Remembered = 5;
        await using NodeApplication application = await world.NewApplicationAsync(("History:MaxTokens", "50000"));
        Node[] nodes = [await application.StartNodeAsync(), await application.StartNodeAsync()];
        List<string[]> rounds = [];
        for (int round = 0; round < Rounds; round++)
        {
            NodeAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => nodes[i % 2].AskAsync(Conversation, $"{round}-{i}")));
            Assert.All(answers, static answer => Assert.True(answer.IsAnswered, $"{answer.Status} {answer.Code}"));
            rounds.Add([.. answers.Select(static answer => answer.TurnId)]);
        }

        IReadOnlyList<ConversationTurn> stored = await application.StoredAsync(Conversation);
        Assert.Equal(Enumerable.Range(1, Rounds * 4).Select(static n => (long)n), stored.Select(static turn => turn.Sequence));
        Assert.All(stored, static turn => Assert.Equal((TurnStatus.Completed, 1), (turn.Status, turn.Attempt)));
        Assert.Equal(rounds.SelectMany(static round => round).Order(), stored.Select(static turn => turn.TurnId).Order());
        List<string> order = [.. stored.Select(static turn => turn.Message)];
        foreach (ConversationTurn turn in stored)
        {
            // Nothing is shown in another order than it is stored in, and nothing lacks that had been answered.
            IReadOnlyList<string> shown = NodeAnswer.QuestionsIn(turn.Result!.Answer);
            int[] places = [.. shown.Select(question => order.IndexOf(question))];
            Assert.Equal(places.Order(), places);
            Assert.Equal(turn.Message, shown[^1]);
            int round = rounds.FindIndex(ids => ids.Contains(turn.TurnId));
            Assert.All(rounds.Take(round).TakeLast(Remembered).SelectMany(static ids => ids), id => Assert.Contains("Question " + id, shown));
        }

        Assert.Equal(order.Order(), (await AskedAsync(nodes)).Order());
    }

    [NodeFact]
    public async Task What_is_too_much_at_once_is_refused_with_its_code_and_leaves_nothing_behind()
    {
        const int Rounds = 5;
        await using NodeApplication application = await world.NewApplicationAsync(("Limits:MaxQueuedTurns", "1"));
        Node[] nodes = [await application.StartNodeAsync(), await application.StartNodeAsync()];
        List<NodeAnswer> all = [];
        for (int round = 0; round < Rounds; round++)
        {
            all.AddRange(await Task.WhenAll(Enumerable.Range(0, 12).Select(i => nodes[i % 2].AskAsync(Conversation, $"{round}-{i}"))));
        }

        NodeAnswer[] refused = [.. all.Where(static answer => !answer.IsAnswered)];
        Assert.All(refused, static answer => Assert.Equal((409, true), (answer.Status, Refusals.Contains(answer.Code))));
        Assert.All(refused, static answer => Assert.NotNull(answer.RetryAfter));
        Assert.NotEmpty(refused);
        IReadOnlyList<ConversationTurn> stored = await application.StoredAsync(Conversation);
        Assert.Equal(all.Except(refused).Select(static answer => answer.TurnId).Order(), stored.Select(static turn => turn.TurnId).Order());
        Assert.Equal(stored.Select(static turn => turn.Message).Order(), (await AskedAsync(nodes)).Order());

        // Who was refused asks again, elsewhere.
        NodeAnswer again = await nodes[1].AskAsync(Conversation, refused[0].TurnId);
        Assert.True(again.IsAnswered);
    }

    [NodeFact]
    public async Task One_turn_that_is_sent_to_both_nodes_is_answered_once_and_the_same_on_both()
    {
        const int Rounds = 20;
        await using NodeApplication application = await world.NewApplicationAsync();
        Node[] nodes = [await application.StartNodeAsync(), await application.StartNodeAsync()];
        int refused = 0;
        for (int round = 0; round < Rounds; round++)
        {
            NodeAnswer[] answers = await Task.WhenAll(nodes.Select(node => node.AskAsync(Conversation, $"{round}")));
            refused += answers.Count(static answer => answer is { Status: 409, Code: "turn.in_progress", RetryAfter: not null });
            NodeAnswer[] given = [.. answers.Where(static answer => answer.IsAnswered)];
            Assert.Equal(2, given.Length + answers.Count(static answer => answer.Code == "turn.in_progress"));
            Assert.NotEmpty(given);
            NodeAnswer[] again = await Task.WhenAll(nodes.Select(node => node.AskAsync(Conversation, $"{round}")));
            Assert.Single(given.Concat(again).Select(static answer => answer.Text).Distinct());
        }

        Assert.True(refused > 0, "The two never met.");
        IReadOnlyList<ConversationTurn> stored = await application.StoredAsync(Conversation);
        Assert.Equal(Enumerable.Range(0, Rounds).Select(static round => $"{round}"), stored.Select(static turn => turn.TurnId));
        Assert.All(stored, static turn => Assert.Equal((TurnStatus.Completed, 1), (turn.Status, turn.Attempt)));
        Assert.Equal(stored.Select(static turn => turn.Message).Order(), (await AskedAsync(nodes)).Order());
    }

    [NodeFact]
    public async Task A_live_conversation_on_one_node_sees_what_the_other_has_stored_meanwhile()
    {
        await using NodeApplication application = await world.NewApplicationAsync();
        Node first = await application.StartNodeAsync();
        Node second = await application.StartNodeAsync();
        Assert.True((await first.AskAsync(Conversation, "a")).IsAnswered);
        await using NodeVisit visit = await NodeVisit.OpenAsync(second, Conversation);
        string live = await visit.SayAsync("b", "Question b");
        NodeAnswer between = await first.AskAsync(Conversation, "c");
        string after = await visit.SayAsync("d", "Question d");

        Assert.Equal(["Question a", "Question b"], NodeAnswer.QuestionsIn(live));
        Assert.Equal(["Question a", "Question b", "Question c"], between.Questions);
        Assert.Equal(["Question a", "Question b", "Question c", "Question d"], NodeAnswer.QuestionsIn(after));
        Assert.Equal(["a", "b", "c", "d"], (await application.StoredAsync(Conversation)).Select(static turn => turn.TurnId));
    }

    private static async Task<IEnumerable<string>> AskedAsync(Node[] nodes)
        => (await Task.WhenAll(nodes.Select(static node => node.AskedAsync()))).SelectMany(static asked => asked)
            .Where(static question => question.StartsWith("Question ", StringComparison.Ordinal));
}
