using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>What a model is asked for a turn.</summary>
/// <param name="Turn">The turn.</param>
/// <param name="Prompt">What it is sent.</param>
/// <param name="MaxOutputTokens">The longest answer that may be paid for; <see langword="null"/>: no bound.</param>
internal sealed record ModelQuestion(TurnContext Turn, IReadOnlyList<ChatMessage> Prompt, int? MaxOutputTokens);
