using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;

namespace AvatarKit.Tests.Resilience.Load;

public sealed class SheddingTests
{
    private readonly TaskCompletionSource gate = new();

    [Fact]
    public async Task A_busy_host_makes_no_video_then_no_voice_and_says_so()
    {
        await using EngineHost host = Host(options => (options.Resilience.Shedding.VideoAbove, options.Resilience.Shedding.VoiceAbove) = (1, 2));
        List<Task<AvatarResponse>> turns = [.. Enumerable.Range(0, 3).Select(i => AskAsync(host, i))];
        await host.Lite.WaitForCallsAsync(3);
        gate.SetResult();
        AvatarResponse[] responses = await Task.WhenAll(turns);
        AvatarResponse after = await AskAsync(host, 9);

        Assert.Equal([[], ["video"], ["voice"]], responses.Select(
            static response => response.Degradations.Where(static one => one.Code == "load.shed").Select(static one => one.What)
                .Where(what => what == "voice" || response.Segments.Count > 0).ToArray()).Order(ByFirst));
        Assert.Equal([1, 1, 0], responses.Select(static response => Math.Min(1, response.Segments.Count)).OrderDescending());
        Assert.All(responses, static response => Assert.Equal("Hello there.", response.Text));
        Assert.DoesNotContain(after.Degradations, static one => one.Code == "load.shed");
    }

    [Fact]
    public async Task A_host_that_can_take_no_more_refuses_and_says_when_to_come_back()
    {
        await using EngineHost host = Host(static options => options.Resilience.Shedding.RefuseAbove = 1);
        Task<AvatarResponse> first = AskAsync(host, 0);
        await host.Lite.WaitForCallsAsync();

        var refused = Assert.IsType<TurnFailed>(Assert.Single(await host.UpdatesAsync(EngineHost.Ask(conversation: "other"))));
        gate.SetResult();
        await first;

        Assert.Equal("host.busy", refused.Error.Code);
        Assert.NotNull(refused.Error.RetryAfter);
        Assert.Equal("Hello there.", (await AskAsync(host, 2)).Text);
    }

    private static Comparer<string[]> ByFirst { get; } =
        Comparer<string[]>.Create(static (one, other) => string.CompareOrdinal(one.FirstOrDefault(), other.FirstOrDefault()));

    private EngineHost Host(Action<AvatarChatbotOptions> configure)
    {
        var host = new EngineHost(configure);
        host.Lite.RespondWith(new FakeChatResponse().After(gate.Task).Text("Hello there."));
        return host;
    }

    private static Task<AvatarResponse> AskAsync(EngineHost host, int number)
        => host.Engine.GetResponseAsync(EngineHost.Ask(conversation: $"c{number}", outputs: AvatarOutputs.All | AvatarOutputs.Video));
}
