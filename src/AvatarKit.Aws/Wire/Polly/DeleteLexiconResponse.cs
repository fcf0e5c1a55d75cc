using Amazon.Runtime;

namespace AvatarKit.Aws.Wire.Polly;

/// <summary>Nothing.</summary>
internal sealed class DeleteLexiconResponse : AmazonWebServiceResponse;
