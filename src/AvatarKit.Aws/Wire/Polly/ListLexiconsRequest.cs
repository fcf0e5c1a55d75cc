using Amazon.Runtime.Internal;
using AvatarKit.Aws.Wire.Rest;

namespace AvatarKit.Aws.Wire.Polly;

/// <summary>Asks for a page of lexicons.</summary>
internal sealed class ListLexiconsRequest : RestRequest
{
    public string? NextToken { get; set; }

    internal override void WriteTo(IRequest request)
    {
        request.HttpMethod = "GET";
        request.ResourcePath = "/v1/lexicons";
        request.UseQueryString = true;
        PollyQuery.Add(request, nameof(NextToken), NextToken);
    }
}
