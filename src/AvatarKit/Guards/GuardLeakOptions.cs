namespace AvatarKit;

/// <summary>Answers that give away what the avatar is told. Found are its words in their order, however they are written; not a translation or a
/// summary.</summary>
public sealed class GuardLeakOptions
{
    /// <summary>Whether sentences of answers are looked at.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool Enabled { get; set; }

    /// <summary>So many words of <see cref="AvatarProfile.Instructions"/> in a row are a leak.</summary>
    /// <value>Default 10; 4 to 100.</value>
    [SettingRange(4, 100)]
    public int Words { get; set; } = 10;
}
