using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>What is wrapped round the model of every tier.</summary>
internal sealed record TierClientDecorator(Func<IChatClient, IServiceProvider, string, IChatClient> Decorate);
