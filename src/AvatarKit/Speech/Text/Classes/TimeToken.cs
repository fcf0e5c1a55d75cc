namespace AvatarKit;

/// <summary>A time of day, or hours, minutes and seconds.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, with the word for hours that is written after it.</param>
/// <param name="Hours">0 to 24.</param>
/// <param name="Minutes">0 to 59; null where they are not written.</param>
/// <param name="Seconds">0 to 59; null where they are not written.</param>
/// <param name="HasHalf">Whether AM or PM follows.</param>
internal readonly record struct TimeToken(int Start, int End, int Hours, int? Minutes, int? Seconds, bool HasHalf);
