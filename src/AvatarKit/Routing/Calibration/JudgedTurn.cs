namespace AvatarKit;

/// <summary>An answer that a judge may be asked about.</summary>
/// <param name="TurnId">The turn.</param>
/// <param name="Tier">The tier that answered.</param>
/// <param name="Message">What was asked.</param>
/// <param name="Answer">What was answered.</param>
/// <param name="Prompt">What was asked, hashed.</param>
internal sealed record JudgedTurn(string TurnId, string Tier, string Message, string Answer, HashedPrompt Prompt);
