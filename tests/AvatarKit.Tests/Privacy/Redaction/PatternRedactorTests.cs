using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Tests.Privacy.Redaction;

public sealed class PatternRedactorTests
{
    private const string Secret = "a secret of thirty-two characters or more";
    private static readonly RedactionScope Scope = new(new ConversationKey("c1"), "en-US");

    [Fact]
    public async Task A_value_has_one_placeholder_in_its_conversation_however_it_is_grouped()
    {
        await using EngineHost host = Host(Secret);
        ITextRedactor redactor = host.Services.GetRequiredService<ITextRedactor>();

        RedactedText first = await redactor.RedactAsync("4111 1111 1111 1111 or Ann@x.com", Scope);
        RedactedText again = await redactor.RedactAsync("ann@x.com, 4111-1111-1111-1111", Scope);

        Assert.Matches(@"^\[card-[b-z]{7}\] or \[email-[b-z]{7}\]$", first.Text);
        Assert.Equal(["4111 1111 1111 1111", "Ann@x.com"], first.Values.Select(static value => value.Value));
        Assert.Equal(first.Values.Select(static value => value.Placeholder), again.Values.Select(static value => value.Placeholder).Reverse());
    }

    [Fact]
    public async Task Another_host_with_the_same_secret_gives_the_same_placeholders_and_any_other_does_not()
    {
        string one = await RedactAsync(Secret, Scope);
        string same = await RedactAsync(Secret, Scope);
        string otherSecret = await RedactAsync(Secret + "!", Scope);
        string otherConversation = await RedactAsync(Secret, Scope with { Conversation = new ConversationKey("c2") });
        string otherPerson = await RedactAsync(Secret, Scope with { Conversation = new ConversationKey("c1", "ben") });
        string noSecret = await RedactAsync(null, Scope);

        Assert.Equal(one, same);
        Assert.Equal(5, new HashSet<string> { one, otherSecret, otherConversation, otherPerson, noSecret }.Count);
    }

    [Fact]
    public async Task What_was_redacted_is_not_redacted_again()
    {
        await using EngineHost host = Host(Secret, new Detector("card", "name", "Ann"));
        ITextRedactor redactor = host.Services.GetRequiredService<ITextRedactor>();
        RedactedText first = await redactor.RedactAsync("Ann pays with 4111 1111 1111 1111.", Scope);

        RedactedText second = await redactor.RedactAsync(first.Text, Scope);

        Assert.Matches(@"^\[name-[b-z]{7}\] pays with \[card-[b-z]{7}\]\.$", first.Text);
        Assert.Equal(first.Text, second.Text);
    }

    [Fact]
    public async Task What_a_detector_finds_goes_together_with_what_the_patterns_find()
    {
        await using EngineHost host = Host(Secret, new Detector("Ann Lee ann@x.com"), new Detector("Ann"));
        RedactedText redacted = await host.Services.GetRequiredService<ITextRedactor>().RedactAsync("I am Ann Lee ann@x.com, hello", Scope);

        Assert.Equal("Ann Lee ann@x.com", Assert.Single(redacted.Values).Value);
        Assert.Matches(@"^I am \[name-[b-z]{7}\], hello$", redacted.Text);
    }

    [Fact]
    public async Task A_detector_that_fails_fails_the_redaction_and_says_nothing_of_the_text()
    {
        await using EngineHost host = Host(Secret, new Detector { FailsFor = static _ => true });

        RedactionException refused = await Assert.ThrowsAsync<RedactionException>(
            async () => await host.Services.GetRequiredService<ITextRedactor>().RedactAsync("I am Ann", Scope));

        Assert.Equal(("redaction.failed", true), (refused.Code, refused.IsTransient));
        Assert.DoesNotContain("Ann", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Logs.GetSnapshot(), static log => log.Message.Contains("I am Ann", StringComparison.Ordinal));
        Assert.Contains(host.Logs.GetSnapshot(), static log => log.Id.Id == 140 && log.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task A_detector_that_fails_is_gone_without_where_the_host_says_so()
    {
        await using EngineHost host = Host(
            Secret, options => options.OnDetectorFailure = DetectorFailureAction.UsePatterns, new Detector { FailsFor = static _ => true });

        RedactedText redacted = await host.Services.GetRequiredService<ITextRedactor>().RedactAsync("I am Ann, ann@x.com", Scope);

        Assert.Matches(@"^I am Ann, \[email-[b-z]{7}\]$", redacted.Text);
    }

    [Fact]
    public async Task A_span_that_is_not_in_the_text_is_a_failure()
    {
        await using EngineHost host = Host(Secret, new LyingDetector());

        await Assert.ThrowsAsync<RedactionException>(
            async () => await host.Services.GetRequiredService<ITextRedactor>().RedactAsync("short", Scope));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Card")]
    [InlineData("1card")]
    [InlineData("a kind")]
    [InlineData("a-kind-with-too-many-letters")]
    public void A_kind_has_a_name_that_fits_into_a_placeholder(string name)
        => Assert.Throws<ArgumentException>(() => new PersonalDataKind(name));

    private static EngineHost Host(string? key, params IPersonalDataDetector[] detectors) => Host(key, static _ => { }, detectors);

    private static EngineHost Host(string? key, Action<RedactionOptions> configure, params IPersonalDataDetector[] detectors) => new(
        services: services =>
        {
            foreach (IPersonalDataDetector detector in detectors)
            {
                services.AddSingleton(detector);
            }

            services.Configure<RedactionOptions>(options =>
            {
                options.Key = key;
                configure(options);
            });
        });

    private static async Task<string> RedactAsync(string? key, RedactionScope scope)
    {
        await using EngineHost host = Host(key);
        return (await host.Services.GetRequiredService<ITextRedactor>().RedactAsync("4111 1111 1111 1111", scope)).Text;
    }

    private sealed class LyingDetector : IPersonalDataDetector
    {
        public ValueTask<IReadOnlyList<PersonalDataSpan>> DetectAsync(string text, string locale, CancellationToken cancellationToken = default)
            => new([new PersonalDataSpan(3, 3, new PersonalDataKind("name"))]);
    }
}
