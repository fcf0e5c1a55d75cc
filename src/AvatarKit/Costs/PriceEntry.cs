namespace AvatarKit;

internal sealed record PriceEntry<TPrice>(string Path, string Pattern, TPrice Price, DateOnly ValidFrom, DateOnly? ValidUntil)
{
    public bool IsPrefix => Pattern.EndsWith('*');

    public bool Covers(string name) => IsPrefix ? name.AsSpan().StartsWith(Pattern.AsSpan(..^1), StringComparison.Ordinal) : name == Pattern;

    public bool IsValidAt(DateOnly day) => day >= ValidFrom && (ValidUntil is not DateOnly until || day < until);
}
