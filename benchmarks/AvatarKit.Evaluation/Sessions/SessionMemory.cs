using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Evaluation;

/// <summary><c>eval session-memory</c>: what an open session takes while it plays an answer of 30 s,
/// besides the speech that waits to be heard.</summary>
internal static class SessionMemory
{
    private const double LimitInBytes = 64_000;

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not ([] or ["--sessions", _]))
        {
            Console.Error.WriteLine("eval session-memory [--sessions N]");
            return 2;
        }

        int count = arguments is [_, string number] ? int.Parse(number, CultureInfo.InvariantCulture) : 1_000;
        await using ServiceProvider provider = new ServiceCollection()
            .AddSingleton<IConversationEngine, ThirtySecondEngine>()
            .Configure<SessionOptions>(options => options.MaxSessions = count + 1)
            .AddAvatarChatbot().UseLocal().Services.BuildServiceProvider();
        IAvatarSessions sessions = provider.GetRequiredService<IAvatarSessions>();
        await HoldAsync(sessions, 1);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        HeldSession[] open = await HoldAsync(sessions, count);
        long after = GC.GetTotalMemory(forceFullCollection: true);
        double inFlight = ThirtySecondEngine.BytesInFlight;
        double each = (double)(after - before) / count;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{open.Length} sessions, each 15 s into an answer of 30 s: {each / 1000:0.0} kB each, "
                + $"of them {inFlight / 1000:0.0} kB speech and face on their way"));
        bool holds = each - inFlight < LimitInBytes;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"besides those {(each - inFlight) / 1000:0.0} kB; the goal is less than {LimitInBytes / 1000:0} kB: {(holds ? "holds" : "missed")}"));
        GC.KeepAlive(open);
        foreach (HeldSession session in open)
        {
            await session.DisposeAsync();
        }

        return holds ? 0 : 1;
    }

    private static async Task<HeldSession[]> HoldAsync(IAvatarSessions sessions, int count)
    {
        var open = new HeldSession[count];
        for (int i = 0; i < count; i++)
        {
            open[i] = await HeldSession.OpenAsync(sessions);
        }

        await Task.WhenAll(open.Select(static session => session.Halfway));
        return open;
    }
}
