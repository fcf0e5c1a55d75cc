using Microsoft.Extensions.Options;

namespace AvatarKit.Redis;

[OptionsValidator]
internal sealed partial class RedisOptionsValidator : IValidateOptions<RedisOptions>;
