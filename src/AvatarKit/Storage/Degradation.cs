namespace AvatarKit;

/// <summary>A part of an answer that the person did not get, or got in a lesser form, while the turn went on without it.</summary>
/// <param name="Stage">Where in the turn it was lost.</param>
/// <param name="What">
/// What was lost: <c>router</c>, <c>knowledge</c>, <c>voice</c>, <c>lip_sync</c>, <c>face</c>, <c>video</c>;
/// <c>voice.fallback</c> where another voice spoke; <c>model</c> where no model answered, and an answer to a similar question was given;
/// <c>attachment.stored</c>, <c>speech.stored</c>, <c>video.stored</c> where it was given but could not be kept;
/// <c>video.url</c> where it was kept but has no URL; or a name of the host's.
/// </param>
/// <param name="Code">Why: the stable code of the error, such as <c>speech.timeout</c>.</param>
public sealed record Degradation(TurnStage Stage, string What, string Code);
