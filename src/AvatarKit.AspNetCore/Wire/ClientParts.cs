using System.Text.Json.Serialization;

namespace AvatarKit.AspNetCore;

/// <summary>What an answer rests on.</summary>
/// <param name="Title">The document's title.</param>
/// <param name="Section">The headings above the passage.</param>
/// <param name="Url">Its address, where it has one on the web.</param>
internal sealed record ClientSource(string Title, string? Section, string? Url);

/// <summary>What answered and why.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Model">The model, if known.</param>
/// <param name="Reason">Why it was chosen.</param>
internal sealed record ClientRoute(string Tier, string? Model, string Reason);

/// <summary>What an answer cost.</summary>
/// <param name="TotalUsd">In USD; <see langword="null"/>: a price is not known.</param>
/// <param name="Estimated">Whether the tokens were counted here, not by the provider.</param>
internal sealed record ClientCost([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? TotalUsd, bool Estimated);

/// <summary>Why a turn failed.</summary>
/// <param name="Code">A stable, dotted code.</param>
/// <param name="Transient">Whether the same may succeed later.</param>
/// <param name="RetryAfterMs">When to try again, if that is known.</param>
internal sealed record ClientError(string Code, bool Transient, double? RetryAfterMs);

/// <summary>A word that starts in a piece's audio.</summary>
internal sealed record ClientWord(string Text, double StartMs, double DurationMs, int CaptionStart, int CaptionLength);

/// <summary>A mouth shape in a piece's audio.</summary>
internal sealed record ClientViseme(Viseme Viseme, double StartMs, double DurationMs, float Weight);

/// <summary>A gesture that begins in a piece.</summary>
internal sealed record ClientGesture(Gesture Gesture, double StartMs);

/// <summary>What a run of audio bytes is.</summary>
internal sealed record ClientAudioFormat(string Encoding, int SampleRate, int Channels);
