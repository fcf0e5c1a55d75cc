using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Samples.Console;

/// <summary>The avatars, wired as a host would.</summary>
internal static class AvatarServices
{
    public static ServiceProvider Create(ConsoleSettings settings)
    {
        IConfigurationRoot configuration = ConsoleConfiguration.Read();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        IAvatarChatbotBuilder avatar = services
            .AddAvatarChatbot()
            .AddAvatar(profile => profile.Locale = settings.Locale ?? profile.Locale)
            .UseLocal(options =>
            {
                options.KnowledgeFolder = settings.KnowledgeFolder ?? options.KnowledgeFolder ?? Path.Combine(AppContext.BaseDirectory, "knowledge");
                options.DataFolder = settings.DataFolder ?? options.DataFolder;
            });
        ConsoleAvatars.Add(avatar, settings, configuration);
        settings.Aws?.Apply(services, avatar, configuration);
        if (settings.Video is { } video)
        {
            avatar.UseVideoRendering(options => VideoChoice.Apply(video, options));
        }

        if (settings.Model is { } text)
        {
            var model = ModelName.Parse(text);
            avatar.UseChatClient(_ => model.CreateClient());
        }

        WarmedAnswers.Add(avatar, settings, configuration);

        // A person at a console may think for as long as they like.
        services.Configure<SpeechOptions>(options => options.NameEmoji = settings.NameEmoji || options.NameEmoji);
        services.Configure<SessionOptions>(static options =>
        {
            options.IdleTimeout = TimeSpan.FromDays(1);
            options.MaxDuration = TimeSpan.FromDays(7);
        });
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
