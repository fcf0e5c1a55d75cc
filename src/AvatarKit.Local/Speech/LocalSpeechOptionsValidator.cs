using Microsoft.Extensions.Options;

namespace AvatarKit.Local;

[OptionsValidator]
internal sealed partial class LocalSpeechOptionsValidator : IValidateOptions<LocalSpeechOptions>;
