using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Samples.Console;

/// <summary>The avatar, wired as a host would.</summary>
internal static class AvatarServices
{
    public static ServiceProvider Create(ConsoleSettings settings)
    {
        var services = new ServiceCollection();
        IAvatarChatbotBuilder avatar = services
            .AddAvatarChatbot()
            .AddAvatar(profile =>
            {
                profile.Locale = settings.Locale ?? profile.Locale;
                profile.Voice = settings.Voice;
            })
            .UseLocal(options =>
            {
                options.KnowledgeFolder = settings.KnowledgeFolder ?? Path.Combine(AppContext.BaseDirectory, "knowledge");
                options.DataFolder = settings.DataFolder ?? options.DataFolder;
            });
        if (settings.Aws is { } aws)
        {
            aws.Apply(services, avatar);
        }

        if (settings.Video is { } video)
        {
            avatar.UseVideoRendering(options => VideoChoice.Apply(video, options));
        }

        if (settings.Model is { } text)
        {
            var model = ModelName.Parse(text);
            avatar.UseChatClient(_ => model.CreateClient());
        }

        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
