namespace AvatarKit.EndToEnd.Tests.Nodes;

/// <summary>A node that is killed in the middle of turns, and the one that is left.</summary>
public sealed class NodeDeathTests(NodeWorld world) : IClassFixture<NodeWorld>
{
    private const string Conversation = "c1";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [NodeFact]
    public async Task The_other_node_goes_on_at_once_and_answers_the_dead_turn_after_its_time()
    {
        var turnTimeout = TimeSpan.FromSeconds(8);
        await using NodeApplication application = await world.NewApplicationAsync(("Limits:TurnTimeout", $"{turnTimeout}"));
        Node first = await application.StartNodeAsync();
        Node second = await application.StartNodeAsync();
        Assert.True((await first.AskAsync(Conversation, "before")).IsAnswered);
        await first.StickAsync();
        using HttpResponseMessage dead = await first.BeginAsync(Conversation, "dead");
        DateTimeOffset begun = Find(await application.StoredAsync(Conversation), "dead").StartedAt;
        await first.KillAsync();

        // What comes next waits for nothing, and is not shown a question that nobody answered.
        NodeAnswer next = await second.AskAsync(Conversation, "next");
        Assert.True(next.IsAnswered, next.Code);
        Assert.Equal(["Question before", "Question next"], next.Questions);
        ConversationTurn pending = Find(await application.StoredAsync(Conversation), "dead");
        Assert.Equal((TurnStatus.Pending, "Question dead", 2L), (pending.Status, pending.Message, pending.Sequence));

        NodeAnswer early = await second.AskAsync(Conversation, "dead");
        Assert.Equal((409, "turn.in_progress", true), (early.Status, early.Code, early.RetryAfter is not null));
        NodeAnswer late = await UntilAnsweredAsync(second, "dead");
        Assert.Equal(["Question before", "Question next", "Question dead"], late.Questions);
        ConversationTurn[] stored = [.. await application.StoredAsync(Conversation)];
        Assert.Equal(["before", "dead", "next"], stored.Select(static turn => turn.TurnId));
        Assert.All(stored, static turn => Assert.Equal(TurnStatus.Completed, turn.Status));
        Assert.Equal(2, stored[1].Attempt);
        Assert.True(stored[1].StartedAt - begun >= turnTimeout, "It was taken over before its time.");
    }

    [NodeFact]
    public async Task Nothing_that_was_accepted_is_lost_by_kills_in_the_middle_of_traffic_and_every_message_is_answered_in_the_end()
    {
        const int Kills = 4;
        var random = new Random(20261130);
        await using NodeApplication application =
            await world.NewApplicationAsync(("Limits:TurnTimeout", "00:00:15"), ("History:MaxTokens", "50000"));
        Node lasting = await application.StartNodeAsync();
        List<string> answered = [];
        List<string> cut = [];
        for (int kill = 0; kill < Kills; kill++)
        {
            Node dying = await application.StartNodeAsync();
            await dying.AskAsync(Conversation, $"{kill}-first");
            answered.Add($"{kill}-first");
            Task<IReadOnlyList<string>>[] doomed = [.. Enumerable.Range(0, 2).Select(lane => AskUntilGoneAsync(dying, $"{kill}-{lane}", cut))];
            Task<NodeAnswer>[] steady = [.. Enumerable.Range(0, 4).Select(i => lasting.AskAsync(Conversation, $"{kill}-steady-{i}"))];
            await Task.Delay(TimeSpan.FromMilliseconds(100 + (random.NextDouble() * 400)), TimeProvider.System);
            await dying.KillAsync();

            answered.AddRange((await Task.WhenAll(doomed)).SelectMany(static ids => ids));
            NodeAnswer[] others = await Task.WhenAll(steady);
            Assert.All(others, static answer => Assert.True(answer.IsAnswered, answer.Code));
            answered.AddRange(others.Select(static answer => answer.TurnId));
        }

        IReadOnlyList<ConversationTurn> stored = await application.StoredAsync(Conversation);
        Assert.Equal(Enumerable.Range(1, stored.Count).Select(static n => (long)n), stored.Select(static turn => turn.Sequence));
        Assert.All(answered, id => Assert.Equal(TurnStatus.Completed, Find(stored, id).Status));
        string[] pending = [.. stored.Where(static turn => turn.Status == TurnStatus.Pending).Select(static turn => turn.TurnId)];
        Assert.Empty(pending.Except(cut));
        Assert.NotEmpty(pending);

        // Every client that lost its connection sends its message again, to the node that is left.
        foreach (string id in cut)
        {
            Assert.True((await UntilAnsweredAsync(lasting, id)).IsAnswered);
        }

        stored = await application.StoredAsync(Conversation);
        Assert.Equal(answered.Concat(cut).Order(), stored.Select(static turn => turn.TurnId).Order());
        Assert.All(stored, static turn => Assert.Equal(TurnStatus.Completed, turn.Status));
    }

    private static ConversationTurn Find(IEnumerable<ConversationTurn> stored, string turnId) => Assert.Single(stored, turn
        => turn.TurnId == turnId);

    /// <summary>Asks one after the other until the node is gone; says which were answered, and notes which were under way.</summary>
    private static async Task<IReadOnlyList<string>> AskUntilGoneAsync(Node node, string lane, List<string> cut)
    {
        List<string> answered = [];
        for (int i = 0; ; i++)
        {
            string id = $"{lane}-{i}";
            try
            {
                NodeAnswer answer = await node.AskAsync(Conversation, id);
                Assert.True(answer.IsAnswered, answer.Code);
                answered.Add(id);
            }
            catch (HttpRequestException)
            {
                lock (cut)
                {
                    cut.Add(id);
                }

                return answered;
            }
        }
    }

    /// <summary>Sends a turn again, as long as it is refused as one that is under way.</summary>
    private static async Task<NodeAnswer> UntilAnsweredAsync(Node node, string turnId)
    {
        long since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            NodeAnswer answer = await node.AskAsync(Conversation, turnId);
            if (answer.IsAnswered)
            {
                return answer;
            }

            Assert.Equal((409, "turn.in_progress"), (answer.Status, answer.Code));
            Assert.True(TimeProvider.System.GetElapsedTime(since) < Patience, "It is never answered.");
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }
    }
}
