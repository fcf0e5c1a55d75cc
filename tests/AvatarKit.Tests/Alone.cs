namespace AvatarKit.Tests;

/// <summary>Tests that measure the whole process: they run one by one, after all others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
