using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Privacy.Redaction;

public sealed class PlaceholderRestorerTests
{
    [Fact]
    public async Task Wherever_an_answer_is_split_the_values_come_back()
    {
        await using var host = new EngineHost();
        TurnRedaction redaction = Redaction(host);
        string message = await redaction.RedactMessageAsync("4111 1111 1111 1111 and ann@x.com", CancellationToken.None);
        string answer = $"[ok] {message}, [[{message}] [card-bcdfghj] [not a placeholder] [";
        const string Expected = "[ok] 4111 1111 1111 1111 and ann@x.com, [[4111 1111 1111 1111 and ann@x.com] [card-bcdfghj] [not a placeholder] [";
        for (int first = 0; first <= answer.Length; first++)
        {
            for (int second = first; second <= answer.Length; second += 7)
            {
                var restorer = new PlaceholderRestorer(redaction);

                string shown = restorer.Append(answer[..first]) + restorer.Append(answer[first..second]) + restorer.Append(answer[second..])
                    + restorer.Complete();

                Assert.Equal(Expected, shown);
            }
        }
    }

    [Fact]
    public async Task Nothing_is_held_that_cannot_become_a_placeholder()
    {
        await using var host = new EngineHost();
        var restorer = new PlaceholderRestorer(Redaction(host));

        Assert.Equal("[see ", restorer.Append("[see "));
        Assert.Equal("", restorer.Append("[car"));
        Assert.Equal("[car ", restorer.Append(" "));
        Assert.Equal(new string('[', 1) + new string('a', 70), restorer.Append("[" + new string('a', 70)));
        Assert.Equal("", restorer.Complete());
    }

    [Fact]
    public async Task A_placeholder_in_capitals_is_one()
    {
        await using var host = new EngineHost();
        TurnRedaction redaction = Redaction(host);
        string message = await redaction.RedactMessageAsync("ann@x.com", CancellationToken.None);

        Assert.Equal("ann@x.com", new PlaceholderRestorer(redaction).Append(message.ToUpperInvariant()));
    }

    [Theory]
    [InlineData("Your card 4111 1111 1111 1111 is fine.", "Your card 4111 1111 1111 1111 is")]
    [InlineData("Your card 4111 1111 1111 1111 is fine.", "Your card 4111 1111")]
    [InlineData("Write to ann@x.com or call +49 30 901820 now.", "Write to ann@x.com or call +49 30 9018")]
    [InlineData("Nothing personal at all.", "Nothing personal")]
    [InlineData("ann@x.com", "")]
    public async Task What_was_heard_is_a_beginning_of_what_is_stored(string answer, string heard)
    {
        await using var host = new EngineHost();
        Redactions redactions = host.Services.GetRequiredService<Redactions>();
        var scope = new RedactionScope(new ConversationKey("c1"), "en-US");
        string stored = (await redactions.RedactAsync(answer, scope, CancellationToken.None)).Text;

        string beginning = await redactions.StoredBeginningAsync(heard, stored, scope, CancellationToken.None);

        Assert.StartsWith(beginning, stored, StringComparison.Ordinal);
        Assert.True(Count('[') == Count(']'), beginning);
        Assert.Equal(heard.Length == 0, beginning.Length == 0);

        int Count(char c) => beginning.Count(each => each == c);
    }

    private static TurnRedaction Redaction(EngineHost host)
        => new(host.Services.GetRequiredService<Redactions>(), new RedactionScope(new ConversationKey("c1"), "en-US"));
}
