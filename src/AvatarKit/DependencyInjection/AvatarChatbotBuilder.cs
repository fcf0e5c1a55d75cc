using AvatarKit;

namespace Microsoft.Extensions.DependencyInjection;

internal sealed class AvatarChatbotBuilder(IServiceCollection services, ProvidedRank rank = ProvidedRank.Part) : IAvatarChatbotBuilder
{
    public IServiceCollection Services { get; } = services;

    /// <summary>How specifically what is provided through this builder was asked for.</summary>
    public static ProvidedRank RankOf(IAvatarChatbotBuilder builder) => builder is AvatarChatbotBuilder known ? known.Rank : ProvidedRank.Part;

    private ProvidedRank Rank { get; } = rank;
}
