using System.Text;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.Tests.Privacy.Disclosure;

public sealed class DisclosureTests
{
    private const string Announcement = "You are talking to an AI. My face and my voice are computer-generated.";

    [Fact]
    public async Task Before_the_first_answer_the_person_is_told_whom_they_talk_to()
    {
        await using EngineHost host = Host();
        host.Lite.RespondWith("Hello.").RespondWith("Hello again.");

        List<AvatarResponseUpdate> first = await host.UpdatesAsync(EngineHost.Ask());
        List<AvatarResponseUpdate> second = await host.UpdatesAsync(EngineHost.Ask("And now?"));

        Assert.Equal($"{Announcement}\n\nHello.", TextOf(first));
        Assert.StartsWith("You are talking to an AI.", first.OfType<SpeechSegment>().First().Text, StringComparison.Ordinal);
        Assert.Equal("Hello again.", TextOf(second));
        Assert.All([first, second], static updates => Assert.Equal(Announcement, Assert.IsType<TurnStarted>(updates[0]).Disclosure));
        Assert.StartsWith(Announcement, (await host.StoredAsync())[0].Result!.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_said_in_the_language_of_the_turn()
    {
        await using EngineHost host = Host();

        List<AvatarResponseUpdate> german = await host.UpdatesAsync(EngineHost.Ask() with { Locale = "de-AT" });
        List<AvatarResponseUpdate> finnish = await host.UpdatesAsync(EngineHost.Ask(conversation: "c2") with { Locale = "fi" });

        Assert.StartsWith("Du sprichst mit einer KI.", TextOf(german), StringComparison.Ordinal);
        Assert.StartsWith(Announcement, TextOf(finnish), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_comes_before_the_greeting_and_then_no_more()
    {
        await using EngineHost host = Host(static profile => profile.Greeting = "Welcome!");

        List<AvatarResponseUpdate> greeting = await host.UpdatesAsync(EngineHost.Ask("") with { Verbatim = "Welcome!" });
        List<AvatarResponseUpdate> answer = await host.UpdatesAsync(EngineHost.Ask());

        Assert.Equal($"{Announcement}\n\nWelcome!", TextOf(greeting));
        Assert.Equal("You said: Hello", TextOf(answer));
    }

    [Fact]
    public async Task It_is_not_kept_with_a_cached_answer_and_a_greeting_with_it_still_opens_the_conversation()
    {
        await using EngineHost host = Host(static profile => profile.Greeting = "Welcome!", static builder => builder.UseResponseCache());
        await host.UpdatesAsync(EngineHost.Ask("") with { Verbatim = "Welcome!" });
        await host.UpdatesAsync(EngineHost.Ask("How do I reset my forgotten password?"));
        await host.UpdatesAsync(EngineHost.Ask("", conversation: "c2") with { Verbatim = "Welcome!" });

        List<AvatarResponseUpdate> cached = await host.UpdatesAsync(EngineHost.Ask("How do I reset my forgotten password?", conversation: "c2"));

        Assert.Single(host.Lite.Calls);
        Assert.Equal("You said: How do I reset my forgotten password?", TextOf(cached));
    }

    [Fact]
    public async Task A_model_that_says_nothing_has_failed_all_the_same()
    {
        await using EngineHost host = Host();
        host.Lite.RespondWith(" \n ");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal("model.empty", response.Error?.Code);
    }

    [Fact]
    public async Task Where_nothing_is_announced_nothing_is_told()
    {
        await using var host = new EngineHost();

        List<AvatarResponseUpdate> updates = await host.UpdatesAsync(EngineHost.Ask());

        Assert.Null(Assert.IsType<TurnStarted>(updates[0]).Disclosure);
        Assert.Equal("You said: Hello", TextOf(updates));
    }

    [Fact]
    public void An_empty_announcement_and_one_without_English_are_refused()
    {
        var options = new DisclosureOptions { Announce = true };
        options.Texts.Remove("en");
        options.Texts["de"] = " ";

        ValidateOptionsResult result = new DisclosureOptionsValidator().Validate(null, options);

        Assert.Equal(
            [
                "DisclosureOptions.Texts has no 'en', which serves the languages that have none of their own.",
                "DisclosureOptions.Texts[de] takes 1 to 1,000 characters.",
            ],
            result.Failures);
    }

    [Fact]
    public async Task A_wave_file_says_that_a_machine_made_it_and_is_read_as_before()
    {
        using var file = new MemoryStream();
        WaveFile.Write(file, []);
        byte[] bytes = file.ToArray();
        file.Position = 0;

        string text = Encoding.ASCII.GetString(bytes);
        Assert.Equal(bytes.Length - 8, BitConverter.ToInt32(bytes, 4));
        Assert.Contains("INFOISFT", text, StringComparison.Ordinal);
        Assert.Contains($"ICMT{(char)(GeneratedMedia.Comment.Length + 1)}\0\0\0{GeneratedMedia.Comment}\0", text, StringComparison.Ordinal);
        using WaveReader reader = await WaveFile.OpenAsync(file, leaveOpen: true);
        Assert.Empty(await reader.ReadToEndAsync());
    }

    private static string TextOf(List<AvatarResponseUpdate> updates)
        => string.Concat(updates.OfType<TextDelta>().Select(static delta => delta.Text));

    private static EngineHost Host(Action<AvatarProfile>? avatar = null, Action<IAvatarChatbotBuilder>? build = null) => new(
        services: static collection => collection.Configure<DisclosureOptions>(static options => options.Announce = true),
        avatar: avatar,
        build: build);
}
