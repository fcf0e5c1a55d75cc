using Amazon.Runtime;

namespace AvatarKit.Aws.Wire.Polly;

/// <summary>A page of voices.</summary>
internal sealed class DescribeVoicesResponse : AmazonWebServiceResponse
{
    public List<Voice>? Voices { get; set; }

    public string? NextToken { get; set; }
}
