namespace AvatarKit.Testing;

/// <summary>A member of a structure: its name, its type and whether it must be there.</summary>
internal sealed record WireMember(string Name, string Type, bool IsRequired)
{
    public static WireMember Parse(string text)
    {
        string[] parts = text.Split('=', 2);
        return new(parts[0].TrimEnd('!'), parts[1], parts[0].EndsWith('!'));
    }
}
