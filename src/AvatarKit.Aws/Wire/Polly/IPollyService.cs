namespace AvatarKit.Aws.Wire.Polly;

/// <summary>What this package needs of Polly. The official client has the same calls and could stand here.</summary>
/// <remarks>Errors are <see cref="Amazon.Runtime.AmazonServiceException"/> with the service's own error name. Thread-safe.</remarks>
internal interface IPollyService : IDisposable
{
    /// <summary>Speaks, or tells the marks of what it would speak. The caller disposes the response.</summary>
    Task<SynthesizeSpeechResponse> SynthesizeSpeechAsync(SynthesizeSpeechRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists voices, a page at a time.</summary>
    Task<DescribeVoicesResponse> DescribeVoicesAsync(DescribeVoicesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Stores a lexicon in the region, in place of one of the same name.</summary>
    Task<PutLexiconResponse> PutLexiconAsync(PutLexiconRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a lexicon.</summary>
    Task<DeleteLexiconResponse> DeleteLexiconAsync(DeleteLexiconRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the lexicons of the region, a page at a time.</summary>
    Task<ListLexiconsResponse> ListLexiconsAsync(ListLexiconsRequest request, CancellationToken cancellationToken = default);
}
