namespace AvatarKit.Aws.Wire.Rest;

/// <summary>What the SDK's pipeline must know of one REST-JSON service.</summary>
/// <param name="Id">The service id: endpoint settings are looked up by it (<c>AWS_ENDPOINT_URL_{ID}</c>).</param>
/// <param name="EndpointPrefix">The first label of its host.</param>
/// <param name="SigningName">Its name in a signature's scope, and in <c>AWS_BEARER_TOKEN_{NAME}</c>.</param>
/// <param name="ApiVersion">The version of its API.</param>
/// <param name="TakesBearerTokens">Whether a bearer token may stand for a signature.</param>
internal sealed record RestService(string Id, string EndpointPrefix, string SigningName, string ApiVersion, bool TakesBearerTokens = false);
