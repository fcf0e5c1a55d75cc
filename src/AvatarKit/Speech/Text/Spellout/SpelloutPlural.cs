namespace AvatarKit;

/// <summary>A word's forms by plural category.</summary>
/// <param name="IsOrdinal">Whether the categories are those of ordinals.</param>
/// <param name="Forms">Form by category: <c>one</c>, <c>few</c>, …, <c>other</c>.</param>
internal sealed record SpelloutPlural(bool IsOrdinal, IReadOnlyDictionary<string, string> Forms)
{
    /// <summary>The form of a category; the one of <c>other</c> where it has none of its own.</summary>
    public string Of(string category) => Forms.TryGetValue(category, out string? form) ? form : Forms.GetValueOrDefault("other", "");
}
