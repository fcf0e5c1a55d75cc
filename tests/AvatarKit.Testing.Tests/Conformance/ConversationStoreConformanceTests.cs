using System.Collections.Concurrent;
using System.Text;

namespace AvatarKit.Testing.Tests.Conformance;

public sealed class ConversationStoreConformanceTests
{
    private static readonly Dictionary<string, (Action<MutantStore> Break, string Case)> Mutants = new()
    {
        ["loses conflicts"] = (
            store => store.Start = async (key, turn, _, token) =>
                await store.Inner.StartTurnAsync(key, turn, (await store.Inner.GetWindowAsync(key, 1, token)).Version, token),
            "A version that is not the conversations is a conflict and stores nothing"),
        ["compares the version, then writes"] = (
            store => store.Start = async (key, turn, expected, token) =>
            {
                long actual = (await store.Inner.GetWindowAsync(key, 1, token)).Version;
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, token);
                while (actual == expected)
                {
                    try
                    {
                        return await store.Inner.StartTurnAsync(key, turn, (await store.Inner.GetWindowAsync(key, 1, token)).Version, token);
                    }
                    catch (ConversationConflictException)
                    {
                        await Task.Yield();
                    }
                }

                throw new ConversationConflictException("Conflict.", expected, actual);
            },
            "Of concurrent starts at one version one wins"),
        ["names the wrong versions"] = (
            store => store.Start = async (key, turn, expected, token) =>
            {
                try
                {
                    return await store.Inner.StartTurnAsync(key, turn, expected, token);
                }
                catch (ConversationConflictException)
                {
                    throw new ConversationConflictException("Conflict.", 0, 0);
                }
            },
            "A version that is not the conversations is a conflict and stores nothing"),
        ["stores a retry twice"] = (
            store => store.Start = async (key, turn, expected, token) =>
                await store.Inner.StartTurnAsync(
                    key, turn with { TurnId = turn.TurnId + Guid.NewGuid() }, (await store.Inner.GetWindowAsync(key, 1, token)).Version, token),
            "Of concurrent starts of one turn one owns it"),
        ["answers a completed turn again"] = (
            store => store.Start =
                async (key, turn, expected, token) => (await store.Inner.StartTurnAsync(key, turn, expected, token)) with { Started = true },
            "A completed turn is given as it stands"),
        ["leaves a failed turn as it is"] = (
            store => store.Start = async (key, turn, expected, token) =>
            {
                ConversationWindow window = await store.Inner.GetWindowAsync(key, 1000, token);
                return window.Turns.FirstOrDefault(t => t.TurnId == turn.TurnId && t.Status == TurnStatus.Failed) is ConversationTurn failed
                    ? new TurnStartResult(failed, false, window.Version)
                    : await store.Inner.StartTurnAsync(key, turn, expected, token);
            },
            "A failed turn is started again in its place"),
        ["takes the message of a retry"] = (
            store => store.Start = async (key, turn, expected, token) =>
            {
                TurnStartResult result = await store.Inner.StartTurnAsync(key, turn, expected, token);
                return result with { Turn = result.Turn with { Message = turn.Message } };
            },
            "A failed turn is started again in its place"),
        ["steals young turns"] = (
            store => store.Start = (key, turn, expected, token) =>
                store.Inner.StartTurnAsync(key, turn with { TakeOverBefore = DateTimeOffset.MaxValue }, expected, token),
            "A young pending turn is left alone"),
        ["takes over at the very moment"] = (
            store => store.Start = (key, turn, expected, token) =>
                store.Inner.StartTurnAsync(key, turn with { TakeOverBefore = turn.TakeOverBefore.AddTicks(1) }, expected, token),
            "A young pending turn is left alone"),
        ["never takes over"] = (
            store => store.Start = (key, turn, expected, token) =>
                store.Inner.StartTurnAsync(key, turn with { TakeOverBefore = DateTimeOffset.MinValue }, expected, token),
            "An old pending turn is taken over in its place"),
        ["lets a superseded attempt end the turn"] = (
            store => store.Complete = async (key, turnId, attempt, result, token) =>
            {
                ConversationTurn? turn = (await store.Inner.GetWindowAsync(key, 1000, token)).Turns.FirstOrDefault(t => t.TurnId == turnId);
                return await store.Inner.CompleteTurnAsync(key, turnId, turn?.Attempt ?? attempt, result, token);
            },
            "A superseded attempt cannot end the turn"),
        ["swallows the conflict of a late answer"] = (
            store => store.Complete = async (key, turnId, attempt, result, token) =>
            {
                try
                {
                    return await store.Inner.CompleteTurnAsync(key, turnId, attempt, result, token);
                }
                catch (ConversationConflictException e)
                {
                    return e.ActualVersion;
                }
            },
            "A superseded attempt cannot change a turn that has ended"),
        ["counts a repeated end"] = (
            store =>
            {
                var ended = new ConcurrentDictionary<(ConversationKey, string), bool>();
                store.Complete = async (key, turnId, attempt, result, token) =>
                    await store.Inner.CompleteTurnAsync(key, turnId, attempt, result, token) + (ended.TryAdd((key, turnId), true) ? 0 : 1);
            },
            "Ending a turn again changes nothing"),
        ["brings an erased turn back"] = (
            store => store.Complete = async (key, turnId, attempt, result, token) =>
            {
                try
                {
                    return await store.Inner.CompleteTurnAsync(key, turnId, attempt, result, token);
                }
                catch (ConversationConflictException e) when (e.ActualVersion == 0)
                {
                    await store.Inner.StartTurnAsync(key, StoreScene.Turn(turnId), 0, token);
                    return await store.Inner.CompleteTurnAsync(key, turnId, 1, result, token);
                }
            },
            "A turn erased while pending does not come back"),
        ["gives the newest first"] = (
            store => store.ChangeWindow = window => window with { Turns = [.. window.Turns.Reverse()] },
            "A window has the latest turns oldest first"),
        ["does not bound the window"] = (
            store => store.Window = (key, _, token) => store.Inner.GetWindowAsync(key, int.MaxValue, token),
            "A window has the latest turns oldest first"),
        ["exports one page"] = (
            store => store.Export = (key, token) => store.Inner.ExportAsync(key, token).Take(100),
            "An export has every turn in order"),
        ["lists the oldest first"] = (
            store => store.List = (tenant, user, token) => store.Inner.ListAsync(tenant, user, token).Reverse(),
            "A list has the users conversations latest active first"),
        ["mixes users"] =
            (store => store.ChangeKey = key => key with { UserId = "everybody" }, "Conversations of other users and tenants never meet"),
        ["mixes tenants"] = (store => store.ChangeKey = key => key with { TenantId = "all" }, "Conversations of other users and tenants never meet"),
        ["forgets case"] = (store => store.ChangeKey = key => key with { ConversationId = key.ConversationId.ToUpperInvariant() },
            "Ids that look alike are different"),
        ["trims ids"] = (store => store.ChangeKey = key => key with { UserId = key.UserId.Trim() }, "Ids that look alike are different"),
        ["joins ids"] = (
            store => store.ChangeKey = key => new ConversationKey($"{key.TenantId}/{key.UserId}/{key.ConversationId}", "u", "t"),
            "Ids that look alike are different"),
        ["cuts long text"] = (
            store => store.ChangeResult = result => result with { Answer = result.Answer[..Math.Min(result.Answer.Length, 65_535)] },
            "A long text comes back as it was"),
        ["normalises text"] = (
            store => store.ChangeResult = result => result with { Answer = result.Answer.Normalize(NormalizationForm.FormC) },
            "Text of every script comes back as it was"),
        ["rounds cost"] = (
            store => store.ChangeResult = result =>
                result with { Cost = result.Cost is { ModelUsd: decimal usd } cost ? cost with { ModelUsd = Math.Round(usd, 6) } : result.Cost },
            "A result comes back whole"),
        ["writes 0 for an unknown cost"] = (
            store => store.ChangeResult =
                result => result with { Cost = result.Cost is { SpeechUsd: null } cost ? cost with { SpeechUsd = 0 } : result.Cost },
            "A result comes back whole"),
        ["forgets additional properties"] = (
            store => store.ChangeResult = result => result with { AdditionalProperties = new Dictionary<string, System.Text.Json.JsonElement>() },
            "A result comes back whole"),
        ["forgets what is degraded"] = (store => store.ChangeResult = result => result with { Degradations = [] }, "A result comes back whole"),
        ["cuts nothing"] = (
            store => store.Cut = async (key, _, _, _, token) => (await store.Inner.GetWindowAsync(key, 1, token)).Version + 1,
            "The latest turn is cut to what was heard"),
        ["counts a repeated cut"] = (
            store =>
            {
                int cuts = 0;
                store.Cut =
                    async (key, turnId, attempt, heard, token) => await store.Inner.CutTurnAsync(key, turnId, attempt, heard, token) + cuts++;
            },
            "A turn is cut further and never lengthened"),
        ["swallows the conflict of a longer cut"] = (
            store => store.Cut = async (key, turnId, attempt, heard, token) =>
            {
                try
                {
                    return await store.Inner.CutTurnAsync(key, turnId, attempt, heard, token);
                }
                catch (ConversationConflictException e)
                {
                    return e.ActualVersion;
                }
            },
            "Only the latest turn that has ended is cut"),
        ["cuts any attempt"] = (
            store => store.Cut = async (key, turnId, attempt, heard, token) =>
            {
                ConversationTurn? turn = (await store.Inner.GetWindowAsync(key, 1000, token)).Turns.FirstOrDefault(t => t.TurnId == turnId);
                return await store.Inner.CutTurnAsync(key, turnId, turn?.Attempt ?? attempt, heard, token);
            },
            "Only the latest turn that has ended is cut"),
        ["leaves a turn that was heard to its end as it was"] = (
            store => store.Cut = async (key, turnId, attempt, heard, token) =>
            {
                ConversationWindow window = await store.Inner.GetWindowAsync(key, 1000, token);
                return window.Turns.Any(t => t.Result?.Answer == heard)
                    ? window.Version
                    : await store.Inner.CutTurnAsync(key, turnId, attempt, heard, token);
            },
            "A cut after the last word still interrupts"),
        ["rates nothing"] = (store => store.Rate = (_, _, _, _) => new(true), "A rating is kept beside the answer"),
        ["rates only what has ended"] = (
            store => store.Rate = async (key, turnId, rating, token) =>
                (await store.Inner.GetWindowAsync(key, 1000, token)).Turns.Any(t => t.TurnId == turnId && t.Result is not null)
                    && await store.Inner.RateTurnAsync(key, turnId, rating, token),
            "A rating stays through the end and a cut and goes with the attempt"),
        ["keeps half a comment"] = (
            store => store.Rate = (key, turnId, rating, token) =>
                store.Inner.RateTurnAsync(key, turnId, rating with { Comment = rating.Comment?[..(rating.Comment.Length / 2)] }, token),
            "A rating is kept beside the answer"),
        ["rates what is not there"] = (
            store => store.Rate = async (key, turnId, rating, token) => await store.Inner.RateTurnAsync(key, turnId, rating, token) || true,
            "A rating of a turn that is not there is not kept"),
        ["takes a summary that covers less"] = (
            store =>
            {
                ConversationSummary? last = null;
                store.Save = (_, summary, _) =>
                {
                    last = summary;
                    return ValueTask.CompletedTask;
                };
                store.ChangeWindow = window => window with { Summary = last };
            },
            "A summary is kept unless it covers less"),
        ["creates a conversation for a summary"] = (
            store => store.Save = async (key, summary, token) =>
            {
                await store.Inner.StartTurnAsync(key, StoreScene.Turn("summary"), (await store.Inner.GetWindowAsync(key, 1, token)).Version, token);
                await store.Inner.SaveSummaryAsync(key, summary, token);
            },
            "A summary of no conversation is ignored"),
        ["erases nothing"] = (store => store.Erase = (_, _) => new(true), "An erased conversation is gone and begins anew"),
        ["erases a user of every tenant"] = (
            store => store.EraseUser = async (tenant, user, token) =>
            {
                int erased = await store.Inner.EraseUserAsync(tenant, user, token);
                await store.Inner.EraseUserAsync(tenant + "2", user, token);
                return erased;
            },
            "Erasing a user erases all of the users and nothing else"),
        ["erases what is active"] = (
            store => store.EraseInactive = (_, token) => store.Inner.EraseInactiveAsync(DateTimeOffset.MaxValue, token),
            "Erasing what is inactive spares what was written later"),
        ["keeps what is inactive"] = (store => store.EraseInactive = (_, _) => new(2), "Erasing what is inactive spares what was written later"),
        ["ignores cancellation"] = (
            store => store.Start = (key, turn, expected, _) => store.Inner.StartTurnAsync(key, turn, expected, CancellationToken.None),
            "A cancelled call is cancelled and writes nothing"),
        ["gives a live window"] = (
            store => store.Window = async (key, count, token) =>
            {
                var live = new LiveTurns(
                    () => store.Inner.ExportAsync(key, CancellationToken.None).ToBlockingEnumerable().TakeLast(count).ToArray());
                return new ConversationWindow { Version = (await store.Inner.GetWindowAsync(key, 1, token)).Version, Turns = live };
            },
            "A window is a snapshot"),
        ["leaves gaps"] = (
            store => store.ChangeTurn = turn => turn with { Sequence = turn.Sequence * 2 },
            "Turns of many writers are each stored once without gaps"),
        ["counts no writes"] = (
            store => store.Complete =
                async (key, turnId, attempt, result, token) => await store.Inner.CompleteTurnAsync(key, turnId, attempt, result, token) - 1,
            "Every start and end raises the version"),
        ["confuses turns of conversations"] = (
            store =>
            {
                var seen = new ConcurrentDictionary<string, TurnStartResult>();
                store.Start = async (key, turn, expected, token) =>
                    seen.TryGetValue(key.UserId + turn.TurnId, out TurnStartResult? other)
                        ? other with { Started = false }
                        : seen[key.UserId + turn.TurnId] = await store.Inner.StartTurnAsync(key, turn, expected, token);
            },
            "A turn id belongs to its conversation"),
        ["replaces half a character in a key"] = (
            store => store.ChangeKey = key => new ConversationKey(Replaced(key.ConversationId), Replaced(key.UserId), Replaced(key.TenantId)),
            "An id that no store could keep apart is refused"),
        ["replaces half a character in a turn id"] = (
            store => store.Start =
                (key, turn, expected, token) => store.Inner.StartTurnAsync(key, turn with { TurnId = Replaced(turn.TurnId) }, expected, token),
            "An id that no store could keep apart is refused"),
        ["lists nobody's conversations"] = (
            store => store.List = (tenant, user, token) => store.Inner.ListAsync(Replaced(tenant), user.Length == 0 ? "nobody" : user, token),
            "An id that no store could keep apart is refused"),
    };

    public static TheoryData<string> MutantNames => [.. Mutants.Keys];

    [Fact]
    public async Task A_store_that_keeps_the_contract_passes()
    {
        var suite = new ConversationStoreConformance(_ => new(new MutantStore()), (store, _) => new(store));

        await suite.RunAllAsync();

        Assert.True(suite.Cases.Count >= 47);
    }

    [Theory]
    [MemberData(nameof(MutantNames))]
    public Task A_store_is_seen_that(string mutant)
    {
        (Action<MutantStore> breakIt, string name) = Mutants[mutant];
        return Mutation.IsSeenAsync(Suite(breakIt).Cases, name);
    }

    [Theory]
    [InlineData("Everything is there after reopening")]
    [InlineData("Two stores on one medium keep one truth")]
    public Task A_store_that_forgets_is_seen(string name)
        => Mutation.IsSeenAsync(new ConversationStoreConformance(_ => new(new MutantStore()), (_, _) => new(new MutantStore())).Cases, name);

    [Fact]
    public async Task All_failures_are_reported_at_once()
    {
        ConversationStoreConformance suite = Suite(store => store.ChangeKey = _ => new ConversationKey("one", "u", "t"));

        ConformanceException report = await Assert.ThrowsAsync<ConformanceException>(() => suite.RunAllAsync());

        Assert.True(report.Failures.Count > 3);
        Assert.All(report.Failures, failure => Assert.Contains(failure.Message, report.Message, StringComparison.Ordinal));
        Assert.Contains("of 45 cases of ConversationStoreConformance failed", report.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_hangs_is_seen_in_time()
    {
        var suite = new ConversationStoreConformance(_ => new(new MutantStore
        {
            Erase = async (_, _) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
                return false;
            },
        }))
        { CaseTimeout = TimeSpan.FromMilliseconds(200) };

        await Mutation.IsSeenAsync(suite.Cases, "A conversation that does not exist is empty at version 0");
    }

    [Fact]
    public async Task Cancelling_a_run_is_no_failure()
    {
        var suite = new ConversationStoreConformance(_ => new(new MutantStore()));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => suite.RunAllAsync(new CancellationToken(canceled: true)));
    }

    private static ConversationStoreConformance Suite(Action<MutantStore> breakIt) => new(_ =>
    {
        var store = new MutantStore();
        breakIt(store);
        return new(store);
    });

    private static string Replaced(string id) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(id));

    private sealed class LiveTurns(Func<IReadOnlyList<ConversationTurn>> read) : IReadOnlyList<ConversationTurn>
    {
        public int Count => read().Count;

        public ConversationTurn this[int index] => read()[index];

        public IEnumerator<ConversationTurn> GetEnumerator() => read().GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
