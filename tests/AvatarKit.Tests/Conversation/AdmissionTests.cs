using Microsoft.Extensions.Logging;

namespace AvatarKit.Tests.Conversation;

public sealed class AdmissionTests
{
    // By number: a test runner's own messages are not made for ill-formed text.
    private static readonly (string Message, string Code)[] Unanswerable =
    [
        ("", "message.empty"),
        (" \t\n ", "message.empty"),
        ("a\0b", "message.control_character"),
        ("a\u001bb", "message.control_character"),
        ("a\ud800b", "message.invalid_unicode"),
        ("a\udc00", "message.invalid_unicode"),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_message_that_cannot_be_answered_is_refused_and_nothing_is_spent(int number)
    {
        (string message, string code) = Unanswerable[number];
        await using var host = new EngineHost();

        List<AvatarResponseUpdate> updates = await host.UpdatesAsync(EngineHost.Ask(message));

        TurnFailed failed = Assert.IsType<TurnFailed>(Assert.Single(updates));
        Assert.Equal((code, TurnStage.Admit), (failed.Error.Code, failed.Error.Stage));
        Assert.False(failed.Error.IsTransient);
        Assert.Empty(host.Lite.Calls);
        Assert.Empty(host.Store.Calls);
    }

    [Fact]
    public async Task A_message_that_is_too_long_names_its_length_and_the_limit()
    {
        await using var host = new EngineHost();

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(new string('x', 100_000)));

        Assert.Equal("message.too_long", response.Error!.Code);
        Assert.Contains("100000", response.Error.Message, StringComparison.Ordinal);
        Assert.Contains("MaxMessageLength", response.Error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("שלום, מה שלומך?")]
    [InlineData("line one\r\nline two\ttabbed")]
    [InlineData("\U0001F44B\U0001F3FD and \u202Ebidi\u202C")]
    public async Task Ordinary_text_of_any_script_is_answered(string message)
    {
        await using var host = new EngineHost();

        Assert.Equal(TurnOutcome.Completed, (await host.Engine.GetResponseAsync(EngineHost.Ask(message))).Outcome);
    }

    [Fact]
    public async Task Ids_and_locale_and_tier_are_checked()
    {
        await using var host = new EngineHost();
        AvatarRequest ask = EngineHost.Ask();

        Assert.Equal("id.empty", await CodeAsync(ask with { UserId = " " }));
        Assert.Equal("id.invalid", await CodeAsync(ask with { ConversationId = new string('c', 201) }));
        Assert.Equal("id.invalid", await CodeAsync(ask with { TurnId = "a\nb" }));
        Assert.Equal("locale.invalid", await CodeAsync(ask with { Locale = "English please" }));
        Assert.Equal("tier.unknown", await CodeAsync(ask with { Tier = "ultra" }));

        async Task<string?> CodeAsync(AvatarRequest request) => (await host.Engine.GetResponseAsync(request)).Error?.Code;
    }

    [Fact]
    public async Task A_refusal_comes_with_words_that_fit_in_the_language_asked_for()
    {
        await using var host = new EngineHost();

        TurnFailed unclear = (TurnFailed)(await host.UpdatesAsync(EngineHost.Ask("") with { Locale = "de-AT" })).Single();
        TurnFailed other = (TurnFailed)(await host.UpdatesAsync(EngineHost.Ask() with { Locale = "de-AT", Tier = "ultra" })).Single();

        Assert.StartsWith("Das habe ich leider nicht verstanden", unclear.SpokenText, StringComparison.Ordinal);
        Assert.StartsWith("Das kann ich", other.SpokenText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_no_error_of_the_hosts()
    {
        await using var host = new EngineHost();

        await host.UpdatesAsync(EngineHost.Ask(""));

        Assert.DoesNotContain(host.Logs.GetSnapshot(), static entry => entry.Level > LogLevel.Information);
        Assert.Contains("message.empty", host.Logs.GetSnapshot().Single(static entry => entry.Id.Id == 11).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_request_is_a_programming_error()
    {
        await using var host = new EngineHost();

        Assert.Throws<ArgumentNullException>(() => host.Engine.GetStreamingResponseAsync(null!));
    }
}
