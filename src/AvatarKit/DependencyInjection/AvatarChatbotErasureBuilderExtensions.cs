using AvatarKit;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets erasures be proved.</summary>
public static class AvatarChatbotErasureBuilderExtensions
{
    /// <summary>Signs a receipt for each erasure: <see cref="ErasureReport.Receipt"/>.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="create">Makes the signer, for example a <see cref="HmacReceiptSigner"/>. The container disposes it where it can be.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseErasureReceipts(this IAvatarChatbotBuilder builder, Func<IServiceProvider, IReceiptSigner> create)
        => builder.Provide(create);

    internal static void AddErasure(IServiceCollection services, ProvidedServices defaults)
    {
        defaults.TryAdd(ServiceDescriptor.Singleton<IErasureJournal, InMemoryErasureJournal>());
        services.TryAddSingleton<Erasures>();
    }
}
