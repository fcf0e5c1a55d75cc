namespace AvatarKit.EndToEnd.Tests.Packaging;

/// <summary>Tests of what is packed, over one feed.</summary>
[CollectionDefinition(Name)]
public sealed class PackagingCollection : ICollectionFixture<PackedFeed>
{
    public const string Name = "Packaging";
}
