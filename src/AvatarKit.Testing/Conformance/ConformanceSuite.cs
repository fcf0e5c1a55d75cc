using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AvatarKit.Testing;

/// <summary>Puts an implementation of a contract to the test, from any test framework.</summary>
/// <remarks>
/// Run <see cref="Cases"/> one by one, as theories or dynamic tests, or all with <see cref="RunAllAsync"/>. Every case makes its own
/// subject with the delegate the suite was given, and disposes it where it is disposable.
/// </remarks>
/// <typeparam name="TSubject">The contract.</typeparam>
public abstract class ConformanceSuite<TSubject>
    where TSubject : class
{
    private readonly List<(string Name, Func<CancellationToken, Task> Body)> bodies = [];
    private readonly Func<CancellationToken, ValueTask<TSubject>> create;

    private protected ConformanceSuite(Func<CancellationToken, ValueTask<TSubject>> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        this.create = create;
    }

    /// <summary>How long a case may take.</summary>
    /// <value>Default 2 minutes.</value>
    public TimeSpan CaseTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The cases.</summary>
    public IReadOnlyList<ConformanceCase> Cases => [.. bodies.Select(body => new ConformanceCase(body.Name, CaseTimeout, body.Body))];

    /// <summary>Runs every case, one after the other, and reports all that failed.</summary>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>A task that ends when every promise was found kept.</returns>
    /// <exception cref="ConformanceException">At least one was broken; <see cref="ConformanceException.Failures"/> has each.</exception>
    public async Task RunAllAsync(CancellationToken cancellationToken = default)
    {
        List<ConformanceException> failures = [];
        foreach (ConformanceCase one in Cases)
        {
            try
            {
                await one.RunAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (ConformanceException e)
            {
                failures.Add(e);
            }
        }

        if (failures.Count > 0)
        {
            throw new ConformanceException(GetType().Name, Cases.Count, failures);
        }
    }

    /// <summary>Adds a case named after its method, underscores as spaces.</summary>
    [SuppressMessage("Globalization", "CA1307:Specify StringComparison for clarity", Justification = "Characters are compared as they are.")]
    private protected void Add(Func<TSubject, CancellationToken, Task> body, [CallerArgumentExpression(nameof(body))] string expression = "")
    {
        string name = expression[(expression.LastIndexOf('.') + 1)..].Replace('_', ' ');
        bodies.Add((name, async token =>
        {
            TSubject subject = await create(token).ConfigureAwait(false);
            try
            {
                await body(subject, token).ConfigureAwait(false);
            }
            finally
            {
                await Disposal.DisposeAsync(subject).ConfigureAwait(false);
            }
        }));
    }
}
