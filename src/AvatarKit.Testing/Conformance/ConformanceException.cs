namespace AvatarKit.Testing;

/// <summary>An implementation broke a promise of its contract.</summary>
public sealed class ConformanceException : Exception
{
    internal ConformanceException(string caseName, string promise, string expected, string actual, Exception? innerException = null)
        : base($"{caseName}\n  Promise:  {promise}\n  Expected: {expected}\n  Actual:   {actual}", innerException)
    {
        CaseName = caseName;
        Promise = promise;
        Expected = expected;
        Actual = actual;
        Failures = [this];
    }

    internal ConformanceException(string suite, int cases, IReadOnlyList<ConformanceException> failures)
        : base(
            $"{failures.Count} of {cases} cases of {suite} failed:\n{string.Join('\n', failures.Select(static failure => "- " + failure.Message))}",
            failures[0])
    {
        CaseName = failures[0].CaseName;
        Promise = failures[0].Promise;
        Expected = failures[0].Expected;
        Actual = failures[0].Actual;
        Failures = failures;
    }

    /// <summary>The case; of several, the first.</summary>
    public string CaseName { get; }

    /// <summary>What the contract says.</summary>
    public string Promise { get; }

    /// <summary>What should have come.</summary>
    public string Expected { get; }

    /// <summary>What came.</summary>
    public string Actual { get; }

    /// <summary>Every failure of a whole suite; this one alone for a single case.</summary>
    public IReadOnlyList<ConformanceException> Failures { get; }
}
