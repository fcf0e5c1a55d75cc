using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Speech;

public sealed class FallbackVoiceTests
{
    private const string Answer = "One is here. Two is there.";

    private readonly FakeSpeechSynthesizer second = new();
    private readonly FakeSpeechSynthesizer third = new();

    [Fact]
    public async Task Where_the_voice_fails_the_next_one_speaks_the_sentence_and_those_after_it()
    {
        await using EngineHost host = Host();
        host.Voice.FailWith(Broken()).RespondWith(new FakeSpeech());

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask() with { Voice = "joanna" });

        Assert.All(response.Segments, static segment => Assert.False(segment.IsSilent));
        Degradation lost = Assert.Single(response.Degradations);
        Assert.Equal(("voice.fallback", "test.lasting"), (lost.What, lost.Code));
        Assert.Contains("One is here.", second.Calls.Select(static call => call.Request.Text));
        Assert.All(second.Calls, static call => Assert.Null(call.Request.Voice));
        Assert.Empty(third.Calls);
    }

    [Fact]
    public async Task The_next_answer_begins_with_the_avatars_own_voice()
    {
        await using EngineHost host = Host();
        host.Voice.FailWith(Broken()).RespondWith(new FakeSpeech());
        await host.Engine.GetResponseAsync(EngineHost.Ask());
        int before = second.Calls.Count;

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask("And now?"));

        Assert.Empty(response.Degradations);
        Assert.Equal(before, second.Calls.Count);
    }

    [Fact]
    public async Task One_voice_after_another_is_tried_and_then_there_is_silence()
    {
        await using EngineHost host = Host();
        host.Voice.FailWith(Broken());
        second.FailWith(Broken());
        third.FailWith(Broken());

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.All(response.Segments, static segment => Assert.True(segment.IsSilent));
        Assert.Equal(["voice", "voice.fallback"], response.Degradations.Select(static one => one.What).Order(StringComparer.Ordinal));
        Assert.NotEmpty(third.Calls);
        Assert.Equal(Answer, response.Text);
    }

    [Fact]
    public async Task A_sentence_that_breaks_off_is_not_said_again()
    {
        await using EngineHost host = Host(answer: "One is here and goes on for a good while.");
        host.Voice.RespondWith(new FakeSpeech().Chunks(1).FailWith(Broken()));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal("voice", Assert.Single(response.Degradations).What);
        Assert.Empty(second.Calls);
    }

    [Fact]
    public async Task A_voice_with_the_same_names_is_asked_for_the_same_voice()
    {
        await using EngineHost host = Host(takesNames: true);
        host.Voice.FailWith(Broken());

        await host.Engine.GetResponseAsync(EngineHost.Ask() with { Voice = "joanna" });

        Assert.All(second.Calls, static call => Assert.Equal("joanna", call.Request.Voice));
        Assert.NotEmpty(second.Calls);
    }

    private static SpeechException Broken() => new("test.lasting", "It stays broken.", "fake");

    private EngineHost Host(bool takesNames = false, string answer = Answer)
    {
        var host = new EngineHost(build: builder => builder.AddFallbackVoice(_ => second, takesNames).AddFallbackVoice(_ => third));
        host.Lite.RespondWith(answer);
        return host;
    }
}
