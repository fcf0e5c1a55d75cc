namespace AvatarKit;

/// <summary>A portrait to be made.</summary>
/// <param name="Description">What to see, in words: <c>a friendly librarian, facing the camera, plain background</c>. Not empty.</param>
public sealed record PortraitRequest(string Description)
{
    /// <summary>What must not be seen, in words without negations: <c>glasses, hat</c>.</summary>
    /// <value>Default <see langword="null"/>: nothing said.</value>
    public string? NegativeText { get; init; }

    /// <summary>How it is drawn.</summary>
    /// <value>Default <see langword="null"/>: as the description says, else as the model likes.</value>
    public PortraitStyle? Style { get; init; }

    /// <summary>The picture's width, in pixels. A generator that cannot choose takes it as a wish.</summary>
    /// <value>Default 1,024.</value>
    public int Width { get; init; } = 1024;

    /// <summary>The picture's height, in pixels. A generator that cannot choose takes it as a wish.</summary>
    /// <value>Default 1,024.</value>
    public int Height { get; init; } = 1024;

    /// <summary>What chance starts from, 0 or more: the same request with the same seed gives the same
    /// picture where the model keeps to that.</summary>
    /// <value>Default <see langword="null"/>: another every time; <see cref="GeneratedPortrait.Parameters"/> tells which.</value>
    public int? Seed { get; init; }

    /// <summary>How many to make.</summary>
    /// <value>Default 1.</value>
    public int Count { get; init; } = 1;

    /// <summary>Whose the pictures are in the <see cref="IAssetStore"/>.</summary>
    /// <value>Default <see langword="null"/>: they are not stored.</value>
    public AssetOwner? Owner { get; init; }
}
