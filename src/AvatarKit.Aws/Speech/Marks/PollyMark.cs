namespace AvatarKit.Aws;

/// <summary>A line of speech marks.</summary>
/// <param name="Time">Milliseconds from the first sample of the request's audio.</param>
/// <param name="Type"><c>sentence</c>, <c>word</c>, <c>viseme</c> or <c>ssml</c>.</param>
/// <param name="Start">The UTF-8 byte of the text sent where it begins; visemes have none.</param>
/// <param name="End">The byte after it.</param>
/// <param name="Value">The words as sent, the viseme's symbol, or the name of a mark.</param>
internal sealed record PollyMark(long? Time, string? Type, long? Start, long? End, string? Value);
