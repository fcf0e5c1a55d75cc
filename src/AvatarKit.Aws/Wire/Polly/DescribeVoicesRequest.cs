using Amazon.Runtime.Internal;
using AvatarKit.Aws.Wire.Rest;

namespace AvatarKit.Aws.Wire.Polly;

/// <summary>Asks for a page of voices.</summary>
internal sealed class DescribeVoicesRequest : RestRequest
{
    public string? Engine { get; set; }

    public string? LanguageCode { get; set; }

    public bool? IncludeAdditionalLanguageCodes { get; set; }

    public string? NextToken { get; set; }

    internal override void WriteTo(IRequest request)
    {
        request.HttpMethod = "GET";
        request.ResourcePath = "/v1/voices";
        request.UseQueryString = true;
        PollyQuery.Add(request, nameof(Engine), Engine);
        PollyQuery.Add(request, nameof(LanguageCode), LanguageCode);
        PollyQuery.Add(
            request,
            nameof(IncludeAdditionalLanguageCodes),
            IncludeAdditionalLanguageCodes is { } include ? include ? "true" : "false" : null);
        PollyQuery.Add(request, nameof(NextToken), NextToken);
    }
}
