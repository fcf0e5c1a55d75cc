namespace AvatarKit;

internal sealed record ProvidedService(ProvidedRank Rank, int Order);
