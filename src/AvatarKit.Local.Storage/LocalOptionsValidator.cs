using Microsoft.Extensions.Options;

namespace AvatarKit.Local;

[OptionsValidator]
internal sealed partial class LocalOptionsValidator : IValidateOptions<LocalOptions>;
