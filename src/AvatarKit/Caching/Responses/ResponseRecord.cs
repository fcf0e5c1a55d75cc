namespace AvatarKit;

/// <summary>What an answer is kept under.</summary>
/// <param name="Key">The question in its scope.</param>
/// <param name="Text">The question as it was asked.</param>
/// <param name="Question">What it is compared by.</param>
/// <param name="Owner">The conversation it came up in.</param>
/// <param name="Begun">When the answer was begun.</param>
internal readonly record struct ResponseRecord(
    ResponseKey Key, string Text, ResponseQuestion Question, ConversationKey Owner, ResponseMoment Begun);
