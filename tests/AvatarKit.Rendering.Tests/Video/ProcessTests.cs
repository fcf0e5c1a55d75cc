namespace AvatarKit.Rendering.Tests;

/// <summary>Tests that count the processes of this one run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class ProcessTests
{
    public const string Name = "processes";
}
