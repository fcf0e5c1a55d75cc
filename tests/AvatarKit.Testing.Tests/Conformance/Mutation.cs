namespace AvatarKit.Testing.Tests.Conformance;

/// <summary>Proves that a suite sees a broken implementation, at the case that is there for it.</summary>
internal static class Mutation
{
    public static async Task IsSeenAsync(IReadOnlyList<ConformanceCase> cases, string name)
    {
        ConformanceCase one = cases.Single(c => c.Name == name);
        ConformanceException failure = await Assert.ThrowsAsync<ConformanceException>(() => one.RunAsync());
        Assert.Equal(name, failure.CaseName);
        Assert.NotEmpty(failure.Promise);
        Assert.StartsWith(name, failure.Message, StringComparison.Ordinal);
    }
}
