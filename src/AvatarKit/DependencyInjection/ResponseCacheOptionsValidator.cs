using Microsoft.Extensions.Options;

namespace AvatarKit;

[OptionsValidator]
internal sealed partial class ResponseCacheOptionsValidator : IValidateOptions<ResponseCacheOptions>;
