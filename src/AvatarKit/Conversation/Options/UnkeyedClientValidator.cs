using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Says what <c>UseChatClient()</c> is missing where the host has registered no client.</summary>
internal sealed class UnkeyedClientValidator(IServiceProviderIsService registered) : IValidateOptions<AvatarChatbotOptions>
{
    public ValidateOptionsResult Validate(string? name, AvatarChatbotOptions options) => registered.IsService(typeof(IChatClient))
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail(
            "UseChatClient() takes the IChatClient that is registered without a key, and there is none. "
                + "Register one with services.AddChatClient(…).");
}
