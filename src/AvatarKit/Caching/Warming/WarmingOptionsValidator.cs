using Microsoft.Extensions.Options;

namespace AvatarKit;

[OptionsValidator]
internal sealed partial class WarmingOptionsValidator : IValidateOptions<WarmingOptions>;
