namespace AvatarKit;

/// <summary>Which answers are removed.</summary>
/// <param name="Label">What tells them outside the process.</param>
/// <param name="IsMeant">What tells them here.</param>
internal readonly record struct ResponseRemoval(string Label, Func<ResponseEntry, bool> IsMeant);
