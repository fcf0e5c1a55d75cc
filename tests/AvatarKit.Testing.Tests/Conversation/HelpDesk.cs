namespace AvatarKit.Testing.Tests.Conversation;

/// <summary>A host's own service, as a consumer would write it: it greets, hands the question on and logs tickets for what failed.</summary>
public sealed class HelpDesk(IConversationEngine engine)
{
    private readonly List<string> tickets = [];

    public IReadOnlyList<string> Tickets => tickets;

    public async Task<string> AskAsync(string customer, string question, CancellationToken cancellationToken = default)
    {
        var request = new AvatarRequest { Message = question, UserId = customer, ConversationId = $"help-{customer}", Outputs = AvatarOutputs.None };
        AvatarResponse response = await engine.GetResponseAsync(request, cancellationToken);
        if (response.Outcome == TurnOutcome.Failed)
        {
            tickets.Add($"{customer}: {response.Error!.Code}");
            return "A colleague will call you back.";
        }

        return response.Sources is [SourceReference source, ..] ? $"{response.Text} (see {source.Title})" : response.Text;
    }
}
