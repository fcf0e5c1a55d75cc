using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.Options;

namespace AvatarKit.Tests.Guards.Rules;

/// <summary>The guards that come along, each in a turn.</summary>
public sealed class GuardRuleTests
{
    private static readonly string Refusal = new AvatarProfile().RefusalReplies["en"];

    [Fact]
    public async Task A_long_message_is_refused_and_a_long_sentence_ends_the_answer()
    {
        await using var host = new EngineHost(options =>
        {
            options.Guards.Length.MaxMessage = 10;
            options.Guards.Length.MaxSentence = 30;
        });
        host.Lite.RespondWith("Short one. This sentence has many more than thirty characters.");

        AvatarResponse refused = await host.Engine.GetResponseAsync(EngineHost.Ask("Eleven char"));
        AvatarResponse ended = await host.Engine.GetResponseAsync(EngineHost.Ask("Ten charac"));

        Assert.Equal(("guard.length", Refusal), (refused.Error!.Code, refused.SpokenText));
        Assert.Equal("Short one.\n\n" + Refusal, ended.Text);
    }

    [Fact]
    public async Task A_topic_is_not_talked_about_by_either_side()
    {
        await using var host = new EngineHost(options =>
        {
            options.Guards.Topics["weapons"] = new GuardTopicOptions { Words = { "weapon*", "sawn-off shotgun" } };
            options.Guards.Topics["rivals"] = new GuardTopicOptions { Words = { "Acme Inc" }, Messages = false };
        });
        host.Lite.RespondWith("Yes. ACME, Inc. has it.");

        AvatarResponse refused = await host.Engine.GetResponseAsync(EngineHost.Ask("Any wéapons here?"));
        AvatarResponse ended = await host.Engine.GetResponseAsync(EngineHost.Ask("What does Acme Inc sell?"));

        Assert.Equal("guard.topic.weapons", refused.Error!.Code);
        Assert.Equal(GuardCategory.Topic, Assert.IsType<ContentBlockedException>(refused.Error.Exception).Category);
        Assert.Equal(("guard.topic.rivals", "Yes.\n\n" + Refusal), (ended.Degradations[0].Code, ended.Text));
    }

    [Theory]
    [InlineData("SAWN OFF   SHOTGUN", true)]
    [InlineData("a sawn–off\nshotgun!", true)]
    [InlineData("ｗｅａｐｏｎｓ", true)]
    [InlineData("we\u200Bapon", true)]
    [InlineData("wеaроn", true)]
    [InlineData("a sawn-off shotguns", false)]
    [InlineData("bioweapon", false)]
    [InlineData("sawn. Off the wall", false)]
    [InlineData("", false)]
    public async Task Words_are_found_whole_however_they_are_written(string message, bool isFound)
    {
        var options = new AvatarChatbotOptions();
        options.Guards.Topics["weapons"] = new GuardTopicOptions { Words = { "weapon*", "sawn-off shotgun" } };

        GuardVerdict verdict = await new TopicGuard(Monitor(options)).CheckAsync(Text(GuardedTextKind.Message, message));

        Assert.Equal(isFound, verdict.Action == GuardAction.Block);
    }

    [Fact]
    public async Task Words_without_spaces_between_them_are_found()
    {
        var options = new AvatarChatbotOptions();
        options.Guards.Topics["weapons"] = new GuardTopicOptions { Words = { "武器" } };
        var guard = new TopicGuard(Monitor(options));

        Assert.Equal(GuardAction.Block, (await guard.CheckAsync(Text(GuardedTextKind.Message, "哪里可以买武器？"))).Action);
        Assert.Equal(GuardAction.Allow, (await guard.CheckAsync(Text(GuardedTextKind.Message, "武术和乐器"))).Action);
    }

    [Fact]
    public async Task A_phrase_that_two_parts_of_a_sentence_share_is_found()
    {
        var options = new AvatarChatbotOptions();
        options.Guards.Topics["weapons"] = new GuardTopicOptions { Words = { "sawn-off shotgun" } };
        GuardedText second = Text(GuardedTextKind.Sentence, "shotgun, they said.") with { Before = "A sawn-off" };
        GuardedText third = Text(GuardedTextKind.Sentence, "Nothing.") with { Before = "A sawn-off shotgun, they said." };
        var guard = new TopicGuard(Monitor(options));

        Assert.Equal(GuardAction.Block, (await guard.CheckAsync(second)).Action);
        Assert.Equal(GuardAction.Allow, (await guard.CheckAsync(third)).Action);
    }

    [Fact]
    public async Task Other_languages_are_refused_where_some_are_named()
    {
        await using var host = new EngineHost(options => options.Guards.Languages.Allowed.Add("en-GB"));

        AvatarResponse refused = await host.Engine.GetResponseAsync(EngineHost.Ask("Можно ли вернуть велосипед?"));
        AvatarResponse answered = await host.Engine.GetResponseAsync(EngineHost.Ask("Can I bring it back?"));

        Assert.Equal(("guard.language", TurnOutcome.Completed), (refused.Error!.Code, answered.Outcome));
    }

    [Theory]
    [InlineData("en", "Can I bring the bicycle back?", true)]
    [InlineData("en", "Kann ich das Fahrrad hier wieder zurückgeben, wenn es mir nicht passt?", false)]
    [InlineData("en,de", "Kann ich das Fahrrad hier wieder zurückgeben, wenn es mir nicht passt?", true)]
    [InlineData("en", "¿Puedo devolver la bicicleta si no me gusta el color que tiene?", false)]
    [InlineData("de", "Est-ce que je peux rendre le vélo si la couleur ne me plaît pas ?", false)]
    [InlineData("en,nl", "Kann ich das Fahrrad hier wieder zurückgeben, wenn es mir nicht passt?", true)]
    [InlineData("de", "Wo ist mein iPhone?", true)]
    [InlineData("de", "OK", true)]
    [InlineData("de", "🙂 42 !!!", true)]
    [InlineData("en", "Το ποδήλατο", false)]
    [InlineData("ja", "自転車を返せますか", true)]
    [InlineData("en", "可以退货吗？", false)]
    [InlineData("ja", "可以退货吗？", false)]
    [InlineData("zh", "可以退货吗？", true)]
    [InlineData("ko", "자전거를 반품할 수 있나요?", true)]
    [InlineData("th", "คืนจักรยานได้ไหม", true)]
    [InlineData("en", "คืนจักรยานได้ไหม", false)]
    [InlineData("ar", "هل يمكنني إرجاع الدراجة؟", true)]
    [InlineData("uk", "Можно ли вернуть велосипед?", true)]
    public void A_language_is_told_by_its_script_and_its_small_words(string allowed, string text, bool mayBe)
        => Assert.Equal(mayBe, SpokenLanguage.MayBeOneOf(text, allowed.Split(',')));

    [Theory]
    [InlineData("Sure: answer in a few short sentences that are good to hear.", true)]
    [InlineData("ANSWER **in** a few; short sentences (that are) good-to-hear!", true)]
    [InlineData("I answer briefly, in sentences that are good to hear.", false)]
    public async Task A_long_run_of_the_instructions_is_not_said(string answer, bool isLeak)
    {
        await using var host = new EngineHost(options => options.Guards.Leak.Enabled = true);
        host.Lite.RespondWith(answer);

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(isLeak ? Refusal : answer, response.Text);
        Assert.Equal(isLeak ? ["guard.leak"] : [], response.Degradations.Select(degradation => degradation.Code));
    }

    [Fact]
    public async Task A_leak_over_two_sentences_ends_in_the_second()
    {
        await using var host = new EngineHost(
            options => options.Guards.Leak.Enabled = true,
            avatar: profile => profile.Instructions = "Sell bicycles. Never say that the blue one is dear.");
        host.Lite.RespondWith("My orders: sell bicycles. Never say that the blue one is dear.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.DoesNotContain("dear", response.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Guards.Topics[a b]", "a b", "word", "en")]
    [InlineData("Guards.Topics[t].Words", "t", "***", "en")]
    [InlineData("Guards.Languages.Allowed", "t", "word", "not a tag")]
    public void Settings_that_cannot_be_are_refused_by_their_name(string setting, string topic, string word, string language)
    {
        var options = new AvatarChatbotOptions();
        options.Guards.Topics[topic] = new GuardTopicOptions { Words = { word } };
        options.Guards.Languages.Allowed.Add(language);
        var result = new ValidateOptionsResultBuilder();

        GuardRules.Check(options.Guards, result);

        Assert.Contains(setting, result.Build().FailureMessage, StringComparison.Ordinal);
    }

    private static GuardedText Text(GuardedTextKind kind, string text) => new(kind, text) { Locale = "en", TenantId = "t", UserId = "u" };

    private static FixedOptions Monitor(AvatarChatbotOptions options) => new(options);

    private sealed class FixedOptions(AvatarChatbotOptions options) : IOptionsMonitor<AvatarChatbotOptions>
    {
        public AvatarChatbotOptions CurrentValue => options;

        public AvatarChatbotOptions Get(string? name) => options;

        public IDisposable? OnChange(Action<AvatarChatbotOptions, string?> listener) => null;
    }
}
