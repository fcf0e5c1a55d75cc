using Microsoft.Extensions.Options;

namespace AvatarKit.Local;

[OptionsValidator]
internal sealed partial class SqliteConsentStoreOptionsValidator : IValidateOptions<SqliteConsentStoreOptions>;
