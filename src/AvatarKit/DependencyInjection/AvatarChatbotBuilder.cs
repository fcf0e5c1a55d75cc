namespace Microsoft.Extensions.DependencyInjection;

internal sealed class AvatarChatbotBuilder(IServiceCollection services) : IAvatarChatbotBuilder
{
    public IServiceCollection Services { get; } = services;
}
