using Microsoft.Extensions.Options;

namespace AvatarKit.Aws;

[OptionsValidator]
internal sealed partial class BedrockContentGuardOptionsValidator : IValidateOptions<BedrockContentGuardOptions>;
