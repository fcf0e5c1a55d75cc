namespace AvatarKit;

/// <summary>A question as it was looked up: what it is compared by, and the nearest that was found and was not near enough.</summary>
internal readonly record struct ResponseQuestion(Question? Parts, float[]? Vector, SimilarEntry? Nearest);
