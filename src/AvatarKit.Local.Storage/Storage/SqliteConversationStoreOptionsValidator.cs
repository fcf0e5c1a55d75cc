using Microsoft.Extensions.Options;

namespace AvatarKit.Local;

[OptionsValidator]
internal sealed partial class SqliteConversationStoreOptionsValidator : IValidateOptions<SqliteConversationStoreOptions>;
