namespace AvatarKit;

/// <summary>Whose text is redacted.</summary>
/// <param name="Conversation">The conversation, in which a value has one placeholder.</param>
/// <param name="Locale">The BCP-47 locale of the turn: how numbers are written there.</param>
public readonly record struct RedactionScope(ConversationKey Conversation, string Locale);
