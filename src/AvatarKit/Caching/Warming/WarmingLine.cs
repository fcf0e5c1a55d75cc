namespace AvatarKit;

/// <summary>A question as it stands in a file.</summary>
internal sealed class WarmingLine
{
    public string? Text { get; set; }

    public string? Locale { get; set; }

    public string? Avatar { get; set; }

    public List<string>? Tags { get; set; }
}
