using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Guards;

/// <summary>What is personal in an answer reaches no guard outside of the process, where models do not see it either.</summary>
public sealed class GuardLocationTests
{
    private const string Card = "4111 1111 1111 1111";
    private const string Question = $"My card is {Card}. Is {Card} blocked?";

    [Fact]
    public async Task A_guard_outside_sees_placeholders_and_one_inside_what_the_person_sees()
    {
        var outside = new FakeContentGuard(null, GuardedTextKind.Sentence) { Name = "outside", Location = GuardLocation.OutsideProcess };
        var inside = new FakeContentGuard(null, GuardedTextKind.Sentence) { Name = "inside" };
        await using EngineHost host = Host(static options => options.Model = true, outside, inside);
        host.Lite.RespondWith(static call => $"I see {Placeholder(call.LastUserText)} here. And {Placeholder(call.LastUserText)} is not blocked.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(Question));

        Assert.Equal($"I see {Card} here. And {Card} is not blocked.", response.Text);
        Assert.Contains("4111", response.SpokenText, StringComparison.Ordinal);
        string placeholder = Placeholder(host.Lite.Calls[0].LastUserText);
        Assert.Equal([$"I see {placeholder} here.", $"And {placeholder} is not blocked."], outside.Calls.Select(static call => call.Text));
        Assert.Equal(["", $"I see {placeholder} here."], outside.Calls.Select(static call => call.Before));
        Assert.Equal([$"I see {Card} here.", $"And {Card} is not blocked."], inside.Calls.Select(static call => call.Text));
        Assert.Equal(["", $"I see {Card} here."], inside.Calls.Select(static call => call.Before));
    }

    [Fact]
    public async Task A_guard_that_does_not_say_where_it_is_counts_as_outside_and_what_wraps_one_says_what_that_says()
    {
        var silent = new SilentGuard();
        await using EngineHost host = Host(static options => options.Model = true, new WrappingGuard(silent));

        await host.Engine.GetResponseAsync(EngineHost.Ask(Question));

        Assert.NotEmpty(silent.Seen);
        Assert.All(silent.Seen, static text => Assert.DoesNotContain("4111", text, StringComparison.Ordinal));
        Assert.Equal(GuardLocation.InProcess, new WrappingGuard(new FakeContentGuard()).Location);
    }

    [Fact]
    public async Task What_a_guard_outside_puts_in_a_sentences_place_has_the_values_again_for_the_next_and_for_the_person()
    {
        var outside = new FakeContentGuard(null, GuardedTextKind.Sentence) { Name = "outside", Location = GuardLocation.OutsideProcess };
        outside.RespondWith(static text => GuardVerdict.Replace(text.Text.Replace("blocked", "free", StringComparison.Ordinal)));
        var inside = new FakeContentGuard(null, GuardedTextKind.Sentence) { Name = "inside" };
        await using EngineHost host = Host(static options => options.Model = true, outside, inside);
        host.Lite.RespondWith(static call => $"{Placeholder(call.LastUserText)} is blocked.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(Question));

        Assert.Equal($"{Card} is free.", response.Text);
        Assert.Equal($"{Card} is free.", Assert.Single(inside.Calls).Text);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task What_models_see_a_guard_sees_too(bool model, bool sees)
    {
        var outside = new FakeContentGuard { Location = GuardLocation.OutsideProcess };
        await using EngineHost host = Host(options => (options.Model, options.Store) = (model, true), outside);

        await host.Engine.GetResponseAsync(EngineHost.Ask(Question));

        Assert.Equal([GuardedTextKind.Message, GuardedTextKind.Sentence, GuardedTextKind.Sentence], outside.Calls.Select(static call => call.Kind));
        Assert.All(outside.Calls, call => Assert.Equal(sees, call.Text.Contains("4111", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_guards_that_come_along_are_inside()
    {
        using ServiceProvider provider = new ServiceCollection().AddAvatarChatbot().Services.BuildServiceProvider();

        IContentGuard[] guards = [.. provider.GetServices<IContentGuard>()];

        Assert.Equal(5, guards.Length);
        Assert.All(guards, static guard => Assert.Equal(GuardLocation.InProcess, guard.Location));
    }

    [Fact]
    public void However_an_answer_is_cut_no_piece_of_a_value_is_shown()
    {
        const string Answer = $"Anna Maria Schmidt has card {Card}, and Al asked for Annas card {Card}x at +49 30 123456. Also Anna Maria left.";
        KeyValuePair<string, string>[] values =
        [
            new("[card-aaaaaaa]", Card), new("[name-bbbbbbb]", "Anna Maria Schmidt"), new("[phone-ccccccc]", "+49 30 123456"),
            new("[name-ddddddd]", "Anna"), new("[name-eeeeeee]", "Al"),
        ];
        string[] secrets = ["4111", "1111", "Anna", "Schmidt", "+49", "12345", "Al "];
        for (int first = 0; first <= Answer.Length; first++)
        {
            for (int second = first; second <= Answer.Length; second++)
            {
                string raw = Answer[first..second];
                var text = new GuardedText(GuardedTextKind.Sentence, raw.Trim())
                {
                    Locale = "en-US", TenantId = "t", UserId = "u", Before = Answer[..first], Space = raw[..^raw.TrimStart().Length],
                };

                GuardedText shown = new HiddenValues(values).Hide(text);

                Assert.All(secrets, secret => Assert.False(
                    (shown.Before + "|" + shown.Text).Contains(secret, StringComparison.Ordinal), $"{first}-{second}: {shown.Before}|{shown.Text}"));
            }
        }
    }

    [Fact]
    public void What_is_said_before_may_begin_within_a_value()
    {
        var text = new GuardedText(GuardedTextKind.Sentence, "is blocked.")
        {
            Locale = "en-US", TenantId = "t", UserId = "u", Before = "11 1111 1111", Space = " ",
        };

        GuardedText shown = new HiddenValues([new("[card-aaaaaaa]", Card)]).Hide(text);

        Assert.Equal(("[card-aaaaaaa]", "is blocked."), (shown.Before, shown.Text));
    }

    private static string Placeholder(string message)
        => message[message.IndexOf('[', StringComparison.Ordinal)..(message.IndexOf(']', StringComparison.Ordinal) + 1)];

    private static EngineHost Host(Action<RedactionOptions> configure, params IContentGuard[] guards) => new(
        services: services => services.Configure(configure),
        build: builder =>
        {
            foreach (IContentGuard guard in guards)
            {
                builder.UseGuard(guard);
            }
        });

    /// <summary>As it was written before guards could say where they are.</summary>
    private sealed class SilentGuard : IContentGuard
    {
        public string Name => "silent";

        public List<string> Seen { get; } = [];

        public ValueTask<GuardVerdict> CheckAsync(GuardedText text, CancellationToken cancellationToken = default)
        {
            lock (Seen)
            {
                Seen.Add(text.Before + text.Text);
            }

            return new(GuardVerdict.Allow);
        }
    }

    private sealed class WrappingGuard(IContentGuard inner) : DelegatingContentGuard(inner);
}
