namespace AvatarKit;

/// <summary>The answers of a batch, by their record. Never changed once read; thread-safe.</summary>
public sealed class BatchAnswers
{
    private readonly Dictionary<string, BatchAnswer> answers;

    internal BatchAnswers(Dictionary<string, BatchAnswer> answers, decimal priceFactor)
    {
        this.answers = answers;
        PriceFactor = priceFactor;
    }

    /// <summary>How many there are, errors included.</summary>
    public int Count => answers.Count;

    /// <summary>What they cost, as a share of what asking at once does: <see cref="IBatchFormat.PriceFactor"/>.</summary>
    public decimal PriceFactor { get; }

    /// <summary>Finds an answer.</summary>
    /// <param name="recordId">The <see cref="BatchRequest.RecordId"/>.</param>
    /// <returns>The answer; <see langword="null"/>: the batch has none.</returns>
    public BatchAnswer? Find(string recordId)
    {
        ArgumentNullException.ThrowIfNull(recordId);
        return answers.GetValueOrDefault(recordId);
    }
}
