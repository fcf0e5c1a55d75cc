namespace AvatarKit.Testing.Tests.Trials;

/// <summary>Tests that look at the memory and the tasks of the whole process, and so run by themselves.</summary>
[CollectionDefinition(nameof(TrialCollection), DisableParallelization = true)]
public sealed class TrialCollection;
