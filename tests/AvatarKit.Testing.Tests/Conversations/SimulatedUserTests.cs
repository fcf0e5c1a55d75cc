using AvatarKit.Testing.Tests.Chaos;

namespace AvatarKit.Testing.Tests.Conversations;

public sealed class SimulatedUserTests
{
    private const int Turns = 120;

    [Fact]
    public async Task By_its_seed_a_user_does_everything_that_users_do_and_every_turn_ends_once()
    {
        await using var host = new ChaosHost(static _ => { });
        var engine = new Noted(host.Get<IConversationEngine>());

        IReadOnlyList<PlayedTurn> turns = await new SimulatedUser(engine, new SimulatedUserOptions { Seed = 5 }).TalkAsync(Turns);

        Assert.All(turns, static turn => turn.MustEndOnce().MustSaySomething());
        Assert.Contains(turns, static turn => turn.HasLeft);
        Assert.Contains(turns, static turn => turn.Ended is TurnInterrupted);
        Assert.Contains(turns, static turn => turn.Updates is [{ Update: TurnStarted { IsReplay: true } }, ..]);
        Assert.Contains(turns, static turn => turn.Request!.Outputs == AvatarOutputs.None);
        Assert.Contains(turns, static turn => turn.Request!.Outputs == AvatarOutputs.All);
        Assert.Contains(turns.GroupBy(static turn => turn.Request!.TurnId), static same => same.Count() > 1 && same.Any(static one => one.HasLeft));
        Assert.True(engine.MostAtOnce > 1, "No two turns were at once.");
        Assert.True(turns.Count > Turns);
    }

    [Fact]
    public async Task The_same_seed_asks_the_same_and_another_seed_something_else()
    {
        List<string> first = await AskedAsync(seed: 5);

        Assert.Equal(first, await AskedAsync(seed: 5));
        Assert.NotEqual(first, await AskedAsync(seed: 6));
    }

    private static async Task<List<string>> AskedAsync(int seed)
    {
        await using var host = new ChaosHost(static _ => { });
        IReadOnlyList<PlayedTurn> turns = await new SimulatedUser(
            host.Get<IConversationEngine>(), new SimulatedUserOptions { Seed = seed, TwoAtOnce = 0 }).TalkAsync(40);
        return [.. turns.Select(static turn => $"{turn.Request!.TurnId![^2..]} {turn.Message} {turn.Request.Outputs} {turn.HasLeft}")];
    }

    private sealed class Noted(IConversationEngine inner) : DelegatingConversationEngine(inner)
    {
        private int open;

        public int MostAtOnce { get; private set; }

        public override async IAsyncEnumerable<AvatarResponseUpdate> GetStreamingResponseAsync(
            AvatarRequest request,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref open));
            try
            {
                await foreach (AvatarResponseUpdate update in Inner.GetStreamingResponseAsync(request, cancellationToken))
                {
                    yield return update;
                }
            }
            finally
            {
                Interlocked.Decrement(ref open);
            }
        }
    }
}
