namespace AvatarKit.AspNetCore;

/// <summary>A turn that failed, as a problem: with what the avatar says about it.</summary>
internal static class FailedTurn
{
    public static Problem Problem(TurnFailed failed, string? conversationId) => Problems.Of(failed.Error) with
    {
        AvatarResponse = failed.SpokenText,
        ConversationId = conversationId,
        TurnId = failed.TurnId,
    };
}
