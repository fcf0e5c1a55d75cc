namespace AvatarKit;

/// <summary>A turn took part in an experiment.</summary>
/// <param name="Experiment">The experiment's name.</param>
/// <param name="Arm">The arm that the person, or the conversation, was given.</param>
/// <param name="Conversation">The conversation.</param>
/// <param name="TurnId">The turn.</param>
/// <param name="At">When its route was chosen.</param>
public sealed record ExperimentExposure(string Experiment, string Arm, ConversationKey Conversation, string TurnId, DateTimeOffset At);
