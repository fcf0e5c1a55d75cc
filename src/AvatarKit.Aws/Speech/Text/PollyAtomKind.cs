namespace AvatarKit.Aws;

/// <summary>What a <see cref="PollyAtom"/> is.</summary>
internal enum PollyAtomKind
{
    /// <summary>A character that is spoken, or its entity.</summary>
    Text,

    /// <summary>A tag that begins an element.</summary>
    Open,

    /// <summary>A tag that ends an element.</summary>
    Close,

    /// <summary>An element without content.</summary>
    Empty,
}
