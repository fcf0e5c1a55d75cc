using Amazon.Runtime;

namespace AvatarKit.Aws.Wire.Polly;

/// <summary>A page of lexicons.</summary>
internal sealed class ListLexiconsResponse : AmazonWebServiceResponse
{
    public List<LexiconDescription>? Lexicons { get; set; }

    public string? NextToken { get; set; }
}
