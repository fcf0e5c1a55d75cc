using Microsoft.Extensions.Options;

namespace AvatarKit.AspNetCore;

[OptionsValidator]
internal sealed partial class AvatarChatOptionsValidator : IValidateOptions<AvatarChatOptions>;
