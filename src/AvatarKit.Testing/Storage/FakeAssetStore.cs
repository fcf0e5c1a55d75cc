namespace AvatarKit.Testing;

/// <summary>An <see cref="InMemoryAssetStore"/> whose operations can be made to fail or wait, and that records its calls. Thread-safe.</summary>
/// <remarks>Without a script every call does what it should; URLs are <c>https://assets.invalid/</c> and the id.</remarks>
public sealed class FakeAssetStore : FakeAsyncScript<FakeAssetStore, FakeAssetStoreCall, FakeOutcome>, IAssetStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<AssetStoreOperation, FakeAsyncRule<FakeAssetStoreCall, FakeOutcome>> operations = [];
    private readonly InMemoryAssetStore inner;
    private readonly TimeProvider timeProvider;

    /// <summary>Creates an empty store.</summary>
    /// <param name="timeProvider">The clock of scripted delays and of creation; <see langword="null"/>: the system's.</param>
    public FakeAssetStore(TimeProvider? timeProvider = null)
    {
        this.timeProvider = timeProvider ?? TimeProvider.System;
        inner = new InMemoryAssetStore(timeProvider: this.timeProvider);
    }

    /// <summary>The script of one operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>Its script, always the same.</returns>
    public FakeAsyncRule<FakeAssetStoreCall, FakeOutcome> On(AssetStoreOperation operation)
    {
        lock (gate)
        {
            if (!operations.TryGetValue(operation, out FakeAsyncRule<FakeAssetStoreCall, FakeOutcome>? rule))
            {
                operations[operation] = rule = When(call => call.Operation == operation);
            }

            return rule;
        }
    }

    /// <summary>Begins a rule.</summary>
    /// <param name="condition">The calls it is for.</param>
    /// <returns>The rule, to be told what becomes of them.</returns>
    public FakeAsyncRule<FakeAssetStoreCall, FakeOutcome> When(Func<FakeAssetStoreCall, bool> condition) => new(Answers, condition);

    /// <inheritdoc/>
    public ValueTask<AssetInfo> PutAsync(AssetUpload upload, Stream content, CancellationToken cancellationToken = default)
        => RunAsync(
            new(AssetStoreOperation.Put) { Owner = upload?.Owner, Upload = upload },
            () => inner.PutAsync(upload!, content, cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<AssetInfo?> FindAsync(string id, CancellationToken cancellationToken = default)
        => RunAsync(new(AssetStoreOperation.Find) { Id = id }, () => inner.FindAsync(id, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Stream?> OpenAsync(string id, CancellationToken cancellationToken = default)
        => RunAsync(new(AssetStoreOperation.Open) { Id = id }, () => inner.OpenAsync(id, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Uri?> GetUrlAsync(string id, TimeSpan validFor, CancellationToken cancellationToken = default)
        => RunAsync(
            new(AssetStoreOperation.GetUrl) { Id = id },
            async () => await inner.FindAsync(id, cancellationToken).ConfigureAwait(false) is null ? null : new Uri($"https://assets.invalid/{id}"),
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
        => RunAsync(new(AssetStoreOperation.Delete) { Id = id }, () => inner.DeleteAsync(id, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> DeleteByOwnerAsync(AssetOwner owner, CancellationToken cancellationToken = default)
        => RunAsync(
            new(AssetStoreOperation.DeleteByOwner) { Owner = owner }, () => inner.DeleteByOwnerAsync(owner, cancellationToken), cancellationToken);

    private async ValueTask<T> RunAsync<T>(FakeAssetStoreCall call, Func<ValueTask<T>> action, CancellationToken cancellationToken)
    {
        FakeOutcome outcome =
            await Answers.RespondAsync(call, static _ => FakeOutcome.Normal, timeProvider, cancellationToken).ConfigureAwait(false);
        T result = await action().ConfigureAwait(false);
        return outcome.Afterwards is Exception failure ? throw failure : result;
    }
}
