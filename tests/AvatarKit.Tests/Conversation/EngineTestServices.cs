using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation;

internal static class EngineTestServices
{
    public static IServiceCollection AddAssets(this IServiceCollection services, IAssetStore assets) => services.AddSingleton(assets);

    public static IServiceCollection AddRenderer(this IServiceCollection services, IAvatarRenderer renderer) => services.AddSingleton(renderer);
}
