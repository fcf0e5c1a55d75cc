namespace AvatarKit.Testing;

/// <summary>A structure of a service's model: its members, and whether exactly one of them is to be there.</summary>
internal sealed record WireShape(string Name, bool IsUnion, IReadOnlyList<WireMember> Members)
{
    /// <summary>
    /// Reads shapes from lines such as <c>Message: role!=s content!=[Block]</c>. A bar after the colon makes a union, <c>!</c> a required
    /// member. Types: <c>s</c> string, <c>n</c> number, <c>b</c> boolean, <c>blob</c> base64, <c>any</c>, <c>map</c>
    /// of strings, <c>[type]</c> a list, or a shape's name.
    /// </summary>
    public static IReadOnlyDictionary<string, WireShape> Parse(string text) => text
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(static line =>
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            bool isUnion = words.Length > 1 && words[1] == "|";
            return new WireShape(words[0].TrimEnd(':'), isUnion, [.. words.Skip(isUnion ? 2 : 1).Select(WireMember.Parse)]);
        })
        .ToDictionary(static shape => shape.Name, StringComparer.Ordinal);
}
