namespace AvatarKit.EndToEnd.Tests.NativeCode;

/// <summary>Tests of applications that are published as native code, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class NativeCodeCollection : ICollectionFixture<NativeApp>, ICollectionFixture<NativeShop>
{
    public const string Name = "native code";
}
