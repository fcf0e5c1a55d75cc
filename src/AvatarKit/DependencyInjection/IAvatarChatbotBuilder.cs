namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What providers hang on: <c>.UseLocal()</c>, <c>.UseChatClient(…)</c>.</summary>
public interface IAvatarChatbotBuilder
{
    /// <summary>The host's services.</summary>
    IServiceCollection Services { get; }
}
