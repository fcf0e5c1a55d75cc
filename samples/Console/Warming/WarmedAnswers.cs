using AvatarKit.Local;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Samples.Console;

/// <summary>Where <c>warm</c> puts what it makes, and where <c>./demo</c> finds it.</summary>
internal static class WarmedAnswers
{
    /// <summary>Answers and speech are kept this long.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>The folder, below that of the data.</summary>
    public static string FolderOf(ConsoleSettings settings, IConfiguration configuration)
        => Path.Combine(settings.DataFolder ?? configuration["AvatarKit:Local:DataFolder"] ?? new LocalOptions().DataFolder, "warmed");

    /// <summary>Has the knowledge base look at its documents: an answer that was made ahead is found only while they are the same.</summary>
    public static async Task ReadKnowledgeAsync(IServiceProvider services)
    {
        if (services.GetService<IDistributedCache>() is not null && services.GetService<IKnowledgeBase>() is { } knowledge)
        {
            await knowledge.SearchAsync(new KnowledgeQuery("voice", 1));
        }
    }

    /// <summary>Adds the caches, once <c>warm</c> has made any: from then on <c>./demo</c> keeps its answers there, too. Delete the folder, and it
    /// keeps none.</summary>
    public static void Add(IAvatarChatbotBuilder avatar, ConsoleSettings settings, IConfiguration configuration)
    {
        string folder = FolderOf(settings, configuration);
        if (!settings.IsWarming && !Directory.Exists(folder))
        {
            return;
        }

        avatar.Services.AddSingleton<IDistributedCache>(services => new FileCache(folder, services.GetRequiredService<TimeProvider>()));
        avatar.Services.Configure<SpeechCacheOptions>(static options =>
        {
            options.UseDistributedCache = true;
            options.Expiration = Lifetime;
        });
        avatar.UseResponseCache(static options =>
        {
            options.UseDistributedCache = true;
            options.Expiration = Lifetime;
        }).UseWarming();
    }
}
