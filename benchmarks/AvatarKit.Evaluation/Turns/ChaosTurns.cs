using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Evaluation;

/// <summary>Takes many turns in which models, voices, faces and clients fail at random, and looks for turns that are lost,
/// hang or leave something behind.</summary>
internal static class ChaosTurns
{
    // Far above every time-out a turn has here.
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(40);

    public static async Task<int> RunAsync(int count, int atOnce, int seed)
    {
        using var unobserved = new UnobservedExceptions();
        var deafness = new Deafness();
        var tally = new ChaosTally();
        Console.WriteLine(
            $"{Environment.ProcessorCount} cores, load average {await MachineLoad.ReadAsync()}; {count} turns, {atOnce} at once, seed {seed}\n");
        ServiceProvider services = Services(deafness);
        IConversationEngine engine = services.GetRequiredService<IConversationEngine>();
        IConversationStore store = services.GetRequiredService<IConversationStore>();
        int hung = 0;
        int threw = 0;
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (number, _) =>
        {
            var plan = ChaosPlan.Of(seed, number);
            string ending;
            try
            {
                ending = await ChaosTurn.RunAsync(engine, store, plan, number.ToString(CultureInfo.InvariantCulture), tally)
                    .WaitAsync(LongestTurn, TimeProvider.System, CancellationToken.None);
            }
            catch (TimeoutException)
            {
                ending = "hung";
                Interlocked.Increment(ref hung);
            }
            catch (Exception exception)
            {
                ending = "threw";
                Interlocked.Increment(ref threw);
                tally.AddBroken($"a turn throws nothing ({exception.GetType().Name})");
            }

            tally.Add(plan, ending);
        });

        deafness.End();
        for (int i = 0; i < 100 && deafness.Open > 0; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
        }

        int left = deafness.Open;
        int unseen = unobserved.Count();
        tally.Print();
        Console.WriteLine($"\nhung: {hung}; threw: {threw}; provider streams never closed: {left}; unobserved task exceptions: {unseen}");
        if (unobserved.First is { } first)
        {
            Console.WriteLine(first);
        }

        bool holds = hung == 0 && threw == 0 && left == 0 && unseen == 0 && tally.Broken.Count == 0;
        Console.WriteLine($"goal: no turn lost, none hangs, no unobserved exception: {(holds ? "holds" : "missed")}");
        if (hung == 0)
        {
            await services.DisposeAsync();
        }

        return holds ? 0 : 1;
    }

    private static ServiceProvider Services(Deafness deafness)
    {
        var services = new ServiceCollection();
        services.AddSingleton<ISpeechSynthesizer>(new FaultyVoice(deafness));
        services.AddSingleton<IAvatarRenderer>(new FaultyRenderer(deafness));
        var model = new FaultyModel(deafness);
        services.AddAvatarChatbot(options =>
        {
            options.Limits.TurnTimeout = TimeSpan.FromSeconds(20);
            options.Resilience.Model.FirstContentTimeout = TimeSpan.FromSeconds(2);
            options.Resilience.Voice.SentenceTimeout = TimeSpan.FromSeconds(5);
            options.Resilience.Store.Timeout = TimeSpan.FromSeconds(2);

            // Whoever hangs for longer than the turn may last costs the turn: each has to be let go of before that.
            options.Resilience.Model.BetweenItemsTimeout = TimeSpan.FromSeconds(2);
            options.Resilience.Voice.BetweenItemsTimeout = TimeSpan.FromSeconds(2);
            options.Resilience.Renderer.BetweenItemsTimeout = TimeSpan.FromSeconds(2);
        }).UseChatClient(_ => model);
        return services.BuildServiceProvider();
    }
}
