namespace AvatarKit;

/// <summary>Writes the requests of a batch and reads its results, a line each.</summary>
public static class BatchFile
{
    /// <summary>The longest line of results, in characters: a result has its request in it.</summary>
    public const int MaxLineLength = 4 * 1024 * 1024;

    /// <summary>Writes requests. They should be of one model (<see cref="BatchRequest.ModelId"/>): a batch is.</summary>
    /// <param name="writer">Where they go; not disposed of.</param>
    /// <param name="requests">The requests: <see cref="WarmingProgress.Request"/>.</param>
    /// <param name="format">The provider's format.</param>
    /// <param name="cancellationToken">Stops writing, between two lines.</param>
    /// <returns>How many were written.</returns>
    /// <exception cref="IOException">They cannot be written.</exception>
    public static async Task<int> WriteAsync(
        TextWriter writer, IEnumerable<BatchRequest> requests, IBatchFormat format, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentNullException.ThrowIfNull(format);
        int count = 0;
        foreach (BatchRequest request in requests)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await writer.WriteAsync(string.Concat(format.Write(request), "\n").AsMemory(), cancellationToken).ConfigureAwait(false);
            count++;
        }

        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        return count;
    }

    /// <summary>Reads results, in whatever order they stand. Of several of one record the last that is an answer counts.</summary>
    /// <param name="reader">What they are read from; not disposed of.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="format">The provider's format.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The answers.</returns>
    /// <exception cref="WarmingFileException">A line is no result; the message names it.</exception>
    public static async Task<BatchAnswers> ReadAsync(
        TextReader reader, string name, IBatchFormat format, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(format);
        Dictionary<string, BatchAnswer> answers = new(StringComparer.Ordinal);
        await foreach (NumberedLine line in BoundedLines.ReadAsync(reader, name, MaxLineLength, WarmingFile.MaxLines, cancellationToken)
            .ConfigureAwait(false))
        {
            if (string.IsNullOrWhiteSpace(line.Text))
            {
                continue;
            }

            BatchAnswer answer = Read(format, line, name);
            if (answer.ErrorCode is null || !answers.ContainsKey(answer.RecordId))
            {
                answers[answer.RecordId] = answer;
            }
        }

        return new BatchAnswers(answers, format.PriceFactor);
    }

    private static BatchAnswer Read(IBatchFormat format, NumberedLine line, string name)
    {
        try
        {
            return format.Read(line.Text);
        }
        catch (FormatException exception)
        {
            throw WarmingFileException.At(name, line.Number, exception.Message);
        }
    }
}
