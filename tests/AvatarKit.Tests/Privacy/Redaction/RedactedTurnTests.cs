using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Privacy.Redaction;

public sealed class RedactedTurnTests
{
    private const string Card = "4111 1111 1111 1111";
    private const string Question = $"Is my card {Card} blocked?";

    [Fact]
    public async Task The_model_sees_a_placeholder_and_the_person_sees_and_hears_the_value()
    {
        await using EngineHost host = Host(static options => options.Model = true);

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(Question));

        Assert.Matches(@"^Is my card \[card-[b-z]{7}\] blocked\?$", host.Lite.Calls[0].LastUserText);
        Assert.Contains("write the placeholder exactly as it is", host.Lite.Calls[0].Messages[0].Text, StringComparison.Ordinal);
        Assert.Equal($"You said: {Question}", response.Text);
        Assert.Contains("4111", response.SpokenText, StringComparison.Ordinal);
        ConversationTurn stored = Assert.Single(await host.StoredAsync());
        Assert.Equal((Question, response.Text), (stored.Message, stored.Result!.Answer));
    }

    [Fact]
    public async Task A_placeholder_that_comes_in_pieces_is_shown_whole()
    {
        await using EngineHost host = Host(static options => options.Model = true);
        host.Lite.When(static _ => true).RespondWith(static call =>
        {
            var answer = new FakeChatResponse();
            foreach (char c in call.LastUserText + " [ok")
            {
                answer.Delta(c.ToString());
            }

            return answer;
        });

        List<AvatarResponseUpdate> updates = await host.UpdatesAsync(EngineHost.Ask(Question));

        Assert.Equal(Question + " [ok", string.Concat(updates.OfType<TextDelta>().Select(static delta => delta.Text)));
        Assert.Contains(updates.OfType<TextDelta>(), static delta => delta.Text == Card);
    }

    [Fact]
    public async Task The_past_has_the_same_placeholder()
    {
        await using EngineHost host = Host(static options => options.Model = true);
        await host.Engine.GetResponseAsync(EngineHost.Ask(Question));

        AvatarResponse next = await host.Engine.GetResponseAsync(EngineHost.Ask("Which card was it? 4111-1111-1111-1111?"));

        string placeholder = host.Lite.Calls[0].LastUserText.Split(' ')[3];
        Assert.DoesNotContain("4111", host.Lite.Calls[1].AllText, StringComparison.Ordinal);
        Assert.Equal(3, host.Lite.Calls[1].AllText.Split(placeholder).Length - 1);
        Assert.Equal("You said: Which card was it? 4111-1111-1111-1111?", next.Text);
    }

    [Fact]
    public async Task A_value_of_the_past_is_put_back_where_the_store_has_it()
    {
        await using EngineHost host = Host(static options => options.Model = true);
        await host.Engine.GetResponseAsync(EngineHost.Ask(Question));
        host.Lite.When(static _ => true).RespondWith(static call => call.Messages[1].Text);

        AvatarResponse next = await host.Engine.GetResponseAsync(EngineHost.Ask("Which card was it?"));

        Assert.Equal(Question, next.Text);
    }

    [Fact]
    public async Task The_store_keeps_placeholders_and_the_person_sees_the_values()
    {
        await using EngineHost host = Host(static options => options.Store = true);

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(Question));

        Assert.Equal(Question, host.Lite.Calls[0].LastUserText);
        Assert.Equal($"You said: {Question}", response.Text);
        ConversationTurn stored = Assert.Single(await host.StoredAsync());
        Assert.Matches(@"^Is my card \[card-[b-z]{7}\] blocked\?$", stored.Message);
        Assert.Equal($"You said: {stored.Message}", stored.Result!.Answer);
    }

    [Fact]
    public async Task The_same_turn_again_is_answered_from_the_store_with_placeholders()
    {
        await using EngineHost host = Host(static options => options.Store = options.Model = true);
        await host.Engine.GetResponseAsync(EngineHost.Ask(Question, "t1"));

        AvatarResponse again = await host.Engine.GetResponseAsync(EngineHost.Ask(Question, "t1"));

        Assert.True(again.IsReplay);
        Assert.Single(host.Lite.Calls);
        Assert.Equal(Assert.Single(await host.StoredAsync()).Result!.Answer, again.Text);
    }

    [Fact]
    public async Task A_turn_of_before_the_key_was_changed_is_still_the_same_turn()
    {
        var store = new FakeConversationStore();
        await using EngineHost first = Host(static options => options.Store = true, services => services.AddSingleton<IConversationStore>(store));
        await first.Engine.GetResponseAsync(EngineHost.Ask(Question, "t1"));
        await using EngineHost second = Host(static options => options.Store = true, services => services.AddSingleton<IConversationStore>(store));

        AvatarResponse again = await second.Engine.GetResponseAsync(EngineHost.Ask(Question, "t1"));
        AvatarResponse other = await second.Engine.GetResponseAsync(EngineHost.Ask("Is my card blocked?", "t1"));

        Assert.True(again.IsReplay);
        Assert.Equal("turn.id_reused", other.Error?.Code);
    }

    [Fact]
    public async Task A_tool_is_given_the_value_and_what_it_gives_back_is_redacted()
    {
        string? given = null;
        await using EngineHost host = Host(
            static options => options.Model = options.Store = true,
            avatar: profile => profile.Tools.Add(AIFunctionFactory.Create(
                (string card) =>
                {
                    given = card;
                    return new Dictionary<string, object> { ["owner"] = "ann@x.com", ["number"] = 4111111111111111, ["open"] = true };
                },
                "look_up")));
        host.Lite
            .When(static call => call.Messages.All(static message => message.Role != ChatRole.Tool))
            .RespondWith(static call => new FakeChatResponse().CallTool(
                "look_up", new Dictionary<string, object?> { ["card"] = call.LastUserText.Split(' ')[3] }));
        host.Lite.When(static _ => true).RespondWith(static call => ((FunctionResultContent)call.Messages[^1].Contents[0]).Result!.ToString()!);

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(Question));

        Assert.Equal(Card, given);
        Assert.DoesNotContain("4111", string.Join('\n', Seen(host)), StringComparison.Ordinal);
        Assert.DoesNotContain("ann@x.com", string.Join('\n', Seen(host)), StringComparison.Ordinal);
        Assert.Equal($$"""{"owner":"ann@x.com","number":"{{Card}}","open":true}""", response.Text);
        ToolInvocation tool = Assert.Single(response.Tools);
        Assert.Equal(($$"""{"card":"{{Card}}"}""", response.Text, false), (tool.Arguments, tool.Result, tool.Failed));
        ToolInvocation stored = Assert.Single(Assert.Single(await host.StoredAsync()).Result!.Tools);
        Assert.Matches(@"^\{""card"":""\[card-[b-z]{7}\]""\}$", stored.Arguments);
        Assert.Matches(@"^\{""owner"":""\[email-[b-z]{7}\]"",""number"":""\[card-[b-z]{7}\]"",""open"":true\}$", stored.Result);
    }

    [Fact]
    public async Task A_name_that_a_detector_found_is_replaced_wherever_it_stands()
    {
        await using EngineHost host = Host(
            static options => options.Store = true,
            services => services.AddSingleton<IPersonalDataDetector>(new Detector("Ann Lee") { FailsFor = static _ => false }));
        host.Lite.RespondWith("Hello Ann Lee! Annual fees, Ann Lee? Ann Leery.");

        await host.Engine.GetResponseAsync(EngineHost.Ask("I am Ann Lee."));

        ConversationTurn stored = Assert.Single(await host.StoredAsync());
        Assert.Matches(@"^I am \[name-[b-z]{7}\]\.$", stored.Message);
        Assert.Matches(@"^Hello \[name-[b-z]{7}\]! Annual fees, \[name-[b-z]{7}\]\? Ann Leery\.$", stored.Result!.Answer);
    }

    [Fact]
    public async Task A_message_that_could_not_be_looked_at_goes_nowhere()
    {
        await using EngineHost host = Host(
            static options => options.Logs = true,
            services => services.AddSingleton<IPersonalDataDetector>(new Detector { FailsFor = static _ => true }));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(Question));

        Assert.Equal(("redaction.failed", true), (response.Error?.Code, response.Error?.IsTransient));
        Assert.Empty(host.Lite.Calls);
        Assert.Empty(await host.StoredAsync());
    }

    [Fact]
    public async Task An_answer_that_could_not_be_looked_at_is_stored_as_withheld()
    {
        var detector = new Detector { FailsFor = static text => text.StartsWith("You said", StringComparison.Ordinal) };
        await using EngineHost host = Host(
            static options => options.Store = true, services => services.AddSingleton<IPersonalDataDetector>(detector));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask("I am Ann"));

        Assert.Equal("You said: I am Ann", response.Text);
        Assert.Equal(Redactions.Withheld, Assert.Single(await host.StoredAsync()).Result!.Answer);
    }

    [Fact]
    public async Task A_question_with_personal_data_is_neither_looked_up_nor_kept()
    {
        await using EngineHost host = Host(static options => options.Model = true, build: static builder => builder.UseResponseCache());
        const string Personal = "What does the card 4111 1111 1111 1111 cost a year?";
        await host.Engine.GetResponseAsync(EngineHost.Ask(Personal));
        await host.Engine.GetResponseAsync(EngineHost.Ask(Personal, conversation: "c2"));
        await host.Engine.GetResponseAsync(EngineHost.Ask("How do I reset my forgotten password?", conversation: "c3"));

        AvatarResponse cached = await host.Engine.GetResponseAsync(EngineHost.Ask("How do I reset my forgotten password?", conversation: "c4"));

        Assert.Equal(3, host.Lite.Calls.Count);
        Assert.NotNull(cached.Cache);
    }

    [Fact]
    public async Task An_answer_with_personal_data_is_not_kept_where_the_model_sees_the_values()
    {
        await using EngineHost host = Host(static options => options.Store = true, build: static builder => builder.UseResponseCache());
        host.Lite.RespondWith("Ask ann@x.com about it.").RespondWith("Ask somebody.");
        await host.Engine.GetResponseAsync(EngineHost.Ask("How do I reset my forgotten password?"));

        AvatarResponse second = await host.Engine.GetResponseAsync(EngineHost.Ask("How do I reset my forgotten password?", conversation: "c2"));

        Assert.Equal("Ask somebody.", second.Text);
    }

    [Fact]
    public async Task A_comment_is_stored_with_placeholders()
    {
        await using EngineHost host = Host(static options => options.Store = true);
        await host.Engine.GetResponseAsync(EngineHost.Ask("Hello", "t1"));
        IConversationHistory history = host.Services.GetRequiredService<IConversationHistory>();

        await history.RateAsync(new ConversationKey("c1"), "t1", 2, "Write to ann@x.com!");

        Assert.Matches(@"^Write to \[email-[b-z]{7}\]!$", Assert.Single(await host.StoredAsync()).Rating!.Comment);
    }

    [Fact]
    public async Task With_redaction_off_nothing_is_looked_at()
    {
        var detector = new Detector();
        await using EngineHost host = Host(static _ => { }, services => services.AddSingleton<IPersonalDataDetector>(detector));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(Question));

        Assert.Empty(detector.Asked);
        Assert.Equal(Question, host.Lite.Calls[0].LastUserText);
        Assert.Equal($"You said: {Question}", response.Text);
    }

    private static IEnumerable<string> Seen(EngineHost host) => host.Lite.Calls.SelectMany(static call => call.Messages).SelectMany(
        static message => message.Contents.Select(static content => content switch
        {
            TextContent text => text.Text,
            FunctionCallContent tool => string.Join(' ', tool.Arguments!.Values),
            FunctionResultContent result => result.Result?.ToString() ?? "",
            _ => "",
        }));

    private static EngineHost Host(
        Action<RedactionOptions> configure, Action<IServiceCollection>? services = null, Action<AvatarProfile>? avatar = null,
        Action<IAvatarChatbotBuilder>? build = null)
        => new(
            services: collection =>
            {
                services?.Invoke(collection);
                collection.Configure(configure);
            },
            avatar: avatar,
            build: build);
}
