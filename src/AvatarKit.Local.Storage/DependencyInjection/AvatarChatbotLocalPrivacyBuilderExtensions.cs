using AvatarKit;
using AvatarKit.Local;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps on this machine what privacy at rest needs.</summary>
public static class AvatarChatbotLocalPrivacyBuilderExtensions
{
    /// <summary>Keeps the audit trail in a file of JSON lines.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="path">The file. Default: <c>audit.jsonl</c> in the data folder.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseFileAudit(this IAvatarChatbotBuilder builder, string? path = null)
    {
        builder.AddLocalOptions();
        return builder.Provide<IAuditTrail>(services => new FileAuditTrail(
            path ?? PathOf(services, "audit.jsonl"),
            services.GetRequiredService<IOptions<AuditOptions>>().Value.CreateChain(),
            services.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Keeps how far erasures have come in files, so that one that broke off with the process is known.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="folder">The folder. Default: <c>erasures</c> in the data folder.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseFileErasureJournal(this IAvatarChatbotBuilder builder, string? folder = null)
    {
        builder.AddLocalOptions();
        return builder.Provide<IErasureJournal>(services => new FileErasureJournal(folder ?? PathOf(services, "erasures")));
    }

    /// <summary>Keeps the keys of <c>UseEncryption()</c> in files of this machine: the key ring in one, the wrapped data keys in a folder.</summary>
    /// <remarks>Put the two in different places: the ring where backups of the data do not come, the data keys out of backups altogether.</remarks>
    /// <param name="builder">The avatar.</param>
    /// <param name="ringPath">The key ring's file. Default: <c>keys/ring.json</c> in the data folder.</param>
    /// <param name="dataKeysFolder">The folder of the wrapped data keys. Default: <c>keys/people</c> in the data folder.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseFileKeys(
        this IAvatarChatbotBuilder builder, string? ringPath = null, string? dataKeysFolder = null)
    {
        builder.AddLocalOptions();
        return builder
            .Provide<IKeyRing>(services => new FileKeyRing(
                ringPath ?? PathOf(services, Path.Combine("keys", "ring.json")), services.GetRequiredService<TimeProvider>()))
            .Provide<IDataKeyStore>(services => new FileDataKeyStore(
                dataKeysFolder ?? PathOf(services, Path.Combine("keys", "people")), services.GetRequiredService<TimeProvider>()));
    }

    private static string PathOf(IServiceProvider services, string name)
        => Path.Combine(services.GetRequiredService<IOptions<LocalOptions>>().Value.DataFolder, name);
}
