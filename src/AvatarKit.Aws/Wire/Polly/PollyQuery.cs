using Amazon.Runtime.Internal;

namespace AvatarKit.Aws.Wire.Polly;

internal static class PollyQuery
{
    public static void Add(IRequest request, string name, string? value)
    {
        if (value is not null)
        {
            request.Parameters.Add(name, value);
        }
    }
}
