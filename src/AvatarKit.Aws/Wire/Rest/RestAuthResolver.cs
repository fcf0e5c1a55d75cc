using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace AvatarKit.Aws.Wire.Rest;

/// <summary>Signatures, or a bearer token where the service takes one and there is one.</summary>
internal sealed class RestAuthResolver(bool takesBearerTokens) : BaseAuthResolverHandler
{
    private static readonly List<IAuthSchemeOption> SignatureOrBearer = [.. AuthSchemeOption.DEFAULT_SIGV4, .. AuthSchemeOption.DEFAULT_BEARER];

    protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext)
        => takesBearerTokens ? SignatureOrBearer : AuthSchemeOption.DEFAULT_SIGV4;
}
