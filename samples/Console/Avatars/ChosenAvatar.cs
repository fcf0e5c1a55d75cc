using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.Samples.Console;

internal static class ChosenAvatar
{
    /// <summary>The avatar that answers.</summary>
    public static AvatarProfile Of(IServiceProvider services, ConsoleSettings settings)
        => services.GetRequiredService<IOptionsMonitor<AvatarProfile>>().Get(settings.Avatar ?? Options.DefaultName);
}
