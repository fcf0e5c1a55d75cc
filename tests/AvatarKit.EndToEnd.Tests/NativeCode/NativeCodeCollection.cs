namespace AvatarKit.EndToEnd.Tests.NativeCode;

/// <summary>Tests of the one application that is published as native code.</summary>
[CollectionDefinition(Name)]
public sealed class NativeCodeCollection : ICollectionFixture<NativeApp>
{
    public const string Name = "native code";
}
