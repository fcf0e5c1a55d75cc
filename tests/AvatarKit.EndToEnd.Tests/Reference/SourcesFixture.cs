using AvatarKit.Reference;

namespace AvatarKit.EndToEnd.Tests.Reference;

/// <summary>The packages' sources, read once.</summary>
public sealed class SourcesFixture
{
    internal PackageSources Packages { get; } = new(Repository.Root);
}
