namespace AvatarKit;

/// <summary>Decides, before anything of a message goes anywhere, what the model, the store and the log see of it.</summary>
internal sealed class MessageRedaction(Redactions redactions)
{
    /// <exception cref="RedactionException">It cannot be told what is personal in the message.</exception>
    public async Task RunAsync(TurnContext turn)
    {
        if (redactions.Options.IsOn)
        {
            var redaction = new TurnRedaction(redactions, new RedactionScope(turn.Key, turn.Locale));
            string message = await redaction.RedactMessageAsync(turn.Request.Message, turn.Tokens.Stopped).ConfigureAwait(false);
            turn.Redact(redaction, message);
        }
    }
}
