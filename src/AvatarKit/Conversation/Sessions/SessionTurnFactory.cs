namespace AvatarKit;

/// <summary>Makes the turns of a session: what the engine is asked, by whom and of which avatar.</summary>
internal sealed class SessionTurnFactory(
    SessionRequest request, ConversationKey conversation, AvatarProfile avatar, SessionOptions options, TimeProvider time,
    IToolApprover? approver = null)
{
    public string Locale => request.Locale ?? avatar.Locale;

    /// <summary>The person says something.</summary>
    public SessionTurn Said(string message, Func<AvatarRequest, AvatarRequest>? configure)
    {
        AvatarRequest asked = CreateRequest(message);
        asked = configure?.Invoke(asked) ?? asked;
        return new SessionTurn(asked with { TurnId = asked.TurnId ?? NewId() }, time);
    }

    /// <summary>The avatar says words as they are.</summary>
    public SessionTurn Spoken(string text, string? turnId = null) => CreateSpoken(text, isRemembered: true, turnId ?? NewId());

    /// <summary>The avatar greets, where it does.</summary>
    public SessionTurn? Greeting() => avatar.Greeting is { Length: > 0 } text ? Spoken(text) : null;

    /// <summary>The avatar says that the answer takes a moment, where it has words for that.</summary>
    public SessionTurn? Interim(SessionTurn turn)
        => ForLocale(options.InterimReplies) is { } text ? CreateSpoken(text, isRemembered: false, turn.InterimTurnId) : null;

    /// <summary>The avatar asks whether somebody is still there, where it has words for that.</summary>
    public SessionTurn? IdlePrompt()
        => ForLocale(options.IdlePrompts) is { } text ? CreateSpoken(text, isRemembered: false, NewId()) : null;

    /// <summary>A stored answer is given again from where it was heard to; <see langword="null"/>:
    /// all of it was heard, or it is not whole.</summary>
    public SessionTurn? Again(ConversationTurn stored, int heardCharacters)
    {
        int heard = Math.Max(0, heardCharacters);
        if (stored is not { Status: TurnStatus.Completed, Result: { } result } || heard >= result.Answer.Length)
        {
            return null;
        }

        // A turn in which nobody asked anything was the avatar's own words.
        string? verbatim = stored.Message.Length == 0 ? result.Answer : null;
        AvatarRequest again = CreateRequest(stored.Message) with { TurnId = stored.TurnId, Verbatim = verbatim };
        return new SessionTurn(again, time) { HeardBefore = heard, IsReplay = true };
    }

    private static string NewId() => Guid.CreateVersion7().ToString("N");

    private SessionTurn CreateSpoken(string text, bool isRemembered, string turnId)
        => new(CreateRequest("") with { TurnId = turnId, Verbatim = text, Remember = isRemembered }, time);

    private AvatarRequest CreateRequest(string message) => new()
    {
        Message = message,
        ConversationId = conversation.ConversationId,
        UserId = conversation.UserId,
        TenantId = conversation.TenantId,
        Locale = request.Locale,
        Voice = request.Voice,
        AvatarId = request.AvatarId,
        Outputs = request.Outputs,
        ToolApprover = approver,
    };

    private string? ForLocale(IDictionary<string, string> texts)
        => texts.TryGetValue(Locale, out string? text) || texts.TryGetValue(Locale.Split('-')[0], out text) || texts.TryGetValue("en", out text)
            ? text
            : null;
}
