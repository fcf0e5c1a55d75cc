using Microsoft.AspNetCore.Routing;

namespace AvatarKit.AspNetCore;

/// <summary>The live conversation's endpoints.</summary>
internal static class LiveEndpoints
{
    public static void Map(RouteGroupBuilder group, ChatHost host, RequestGuard guard)
    {
    }
}
