namespace AvatarKit;

/// <summary>A question in its scope.</summary>
internal readonly record struct ResponseKey(ResponseCacheScope Scope, string Text)
{
    /// <summary>The key outside the process: nothing of the question is to be read in it.</summary>
    public string ToHash() => CacheHash.Of([Scope.ToHash(), Text]);
}
