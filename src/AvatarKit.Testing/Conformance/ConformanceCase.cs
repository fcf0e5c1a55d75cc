namespace AvatarKit.Testing;

/// <summary>One promise of a contract, put to the test. Can be run any number of times, each on a subject of its own.</summary>
public sealed class ConformanceCase
{
    private readonly Func<CancellationToken, Task> body;
    private readonly TimeSpan timeout;

    internal ConformanceCase(string name, TimeSpan timeout, Func<CancellationToken, Task> body)
    {
        Name = name;
        this.timeout = timeout;
        this.body = body;
    }

    /// <summary>What is promised, as a sentence.</summary>
    public string Name { get; }

    /// <summary>Runs the case.</summary>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>A task that ends when the promise was found kept.</returns>
    /// <exception cref="ConformanceException">The promise was broken, or keeping it took longer than the suite allows.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        using var limit = new CancellationTokenSource(timeout, TimeProvider.System);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await Task.Run(() => body(both.Token), CancellationToken.None).WaitAsync(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested)
        {
            throw new ConformanceException(Name, "The case comes to an end.", $"an end within {timeout.TotalSeconds:0} s", "none", e);
        }
        catch (ConformanceException e)
        {
            throw new ConformanceException(Name, e.Promise, e.Expected, e.Actual, e.InnerException);
        }
        catch (Exception e)
        {
            throw new ConformanceException(Name, Name + ".", "no exception", $"{e.GetType().FullName}: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
