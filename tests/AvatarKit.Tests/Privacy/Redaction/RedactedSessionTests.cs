using AvatarKit.Testing;
using AvatarKit.Tests.Conversation.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Privacy.Redaction;

public sealed class RedactedSessionTests
{
    [Fact]
    public async Task An_answer_that_is_stored_with_placeholders_is_cut_where_it_was_heard()
    {
        await using var host = new SessionHost(
            realEngine: true, build: static builder => builder.Services.Configure<RedactionOptions>(static options => options.Store = true));
        host.Model.RespondWith("Write to ann@x.com today. Five six seven eight.");
        await using AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        string turnId = session.Say("Hello");
        await client.WaitAsync(static reader => reader.HasEnded);

        session.ReportPlayback(turnId, client.PieceOf("six").Index, client.StartOf("six") + TimeSpan.FromMilliseconds(1));
        session.Interrupt();
        await session.CloseAsync();

        ConversationTurn stored = Assert.Single(await host.StoredAsync());
        Assert.Equal(TurnStatus.Interrupted, stored.Status);
        Assert.Matches(@"^Write to \[email-[b-z]{7}\] today\. Five six$", stored.Result!.Answer);
    }
}
