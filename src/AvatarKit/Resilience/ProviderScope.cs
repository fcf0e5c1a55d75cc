using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <summary>Who is called, by which clock, and who is told of what is contained.</summary>
/// <param name="Key">Who is called.</param>
/// <param name="Time">The clock of time-outs.</param>
/// <param name="Logger">Is told what a provider that was let go of did.</param>
internal sealed record ProviderScope(ProviderKey Key, TimeProvider Time, ILogger? Logger = null);
