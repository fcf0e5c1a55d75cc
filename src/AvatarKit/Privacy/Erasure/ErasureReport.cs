namespace AvatarKit;

/// <summary>What an erasure found and erased.</summary>
/// <param name="Conversations">How many conversations.</param>
/// <param name="Assets">How many assets.</param>
public sealed record ErasureReport(int Conversations, int Assets)
{
    /// <summary>The parts that were looked at again afterwards, with nothing found that was there when the erasure began:
    /// <c>conversations</c>, <c>assets</c>, <c>costs</c>, <c>cached answers</c>.</summary>
    /// <remarks>The speech cache is emptied, and is not among them: what stands in it has no owner to look for.</remarks>
    public IReadOnlyList<string> Verified { get; init; } = [];

    /// <summary>The signed receipt, which counts what earlier calls of the same erasure erased, too.</summary>
    /// <value>Default <see langword="null"/>: the host has set no signer (<c>UseErasureReceipts()</c>).</value>
    public ErasureReceipt? Receipt { get; init; }
}
