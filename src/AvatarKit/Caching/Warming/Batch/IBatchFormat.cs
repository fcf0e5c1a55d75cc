namespace AvatarKit;

/// <summary>How a provider takes many requests in one file and gives its answers in another, later and for less. Providers register theirs;
/// <c>UseBedrock()</c> does.</summary>
/// <remarks>Implementations are safe for concurrent use. Uploading a file, running the batch and fetching the results are not theirs.</remarks>
public interface IBatchFormat
{
    /// <summary>What a batch costs, as a share of what asking at once does: 0.5 is half the price. Above 0, at most 1.</summary>
    decimal PriceFactor { get; }

    /// <summary>Writes a request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>One line, without its end.</returns>
    /// <exception cref="AvatarKitException">It cannot be sent in a batch.</exception>
    string Write(BatchRequest request);

    /// <summary>Reads an answer.</summary>
    /// <param name="line">A line of the results.</param>
    /// <returns>The answer, or the error in its place.</returns>
    /// <exception cref="FormatException">The line is no result. The message says why, without what stands there.</exception>
    BatchAnswer Read(string line);
}
