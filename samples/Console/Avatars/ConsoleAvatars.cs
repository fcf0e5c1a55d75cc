using AvatarKit.Local;
using AvatarKit.Rendering;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.Samples.Console;

/// <summary>The avatars of the console besides Ava: two of its own, and those of the settings file.</summary>
internal static class ConsoleAvatars
{
    private const string Section = "AvatarKit:Avatars";

    private static readonly ConsoleAvatar[] Own =
    [
        new("ada", "Ada", "asha", "flite/slt", "polly/Joanna",
            "You are Ada. You guide visitors through a museum of computing, with enthusiasm and in plain words. "
                + "Answer in two or three short sentences that are "
                + "good to hear."),
        new("marcus", "Marcus", "marcus", "flite/rms", "polly/Matthew",
            "You are Marcus. You look after the customers of a bicycle workshop, calmly and to the point. "
                + "Answer in two or three short sentences that are good "
                + "to hear."),
    ];

    /// <exception cref="ConsoleException">The avatar that was asked for is none of them.</exception>
    public static void Add(IAvatarChatbotBuilder builder, ConsoleSettings settings, IConfiguration configuration)
    {
        string[] names = [.. Own.Select(static avatar => avatar.Id)
            .Concat(configuration.GetSection(Section).GetChildren().Select(static section => section.Key))
            .Distinct(StringComparer.OrdinalIgnoreCase)];
        foreach (ConsoleAvatar avatar in Own)
        {
            AddOwn(builder, avatar, settings, configuration.GetSection($"{Section}:{avatar.Id}"));
        }

        if (settings.Avatar is { } wanted)
        {
            string chosen = names.FirstOrDefault(name => name.Equals(wanted, StringComparison.OrdinalIgnoreCase))
                ?? throw new ConsoleException(
                    $"There is no avatar '{wanted}'. There are {string.Join(", ", names)}; without --avatar the default one answers.");
            settings.Avatar = chosen;
            builder.AddAvatar(chosen, profile => ApplyCommandLine(profile, settings));
            if (settings.Video is { NamesFace: true })
            {
                builder.Services.AddOptions<AvatarProfile>(chosen).Configure<IOptions<VideoRenderingOptions>>(static (profile, video) =>
                {
                    profile.Character = video.Value.Face!.Id;
                    profile.Portrait = null;
                });
            }
        }
    }

    private static void AddOwn(IAvatarChatbotBuilder builder, ConsoleAvatar avatar, ConsoleSettings settings, IConfigurationSection file)
    {
        builder.Services.AddKeyedSingleton<IKnowledgeBase>(avatar.Id, (_, _) => new SqliteKnowledgeBase(
            new SqliteKnowledgeBaseOptions { Folder = Path.Combine(AppContext.BaseDirectory, "Avatars", avatar.Id) }));
        builder.AddAvatar(avatar.Id, profile =>
        {
            // What code sets wins; here the settings file of the person who tries it shall.
            profile.Name = file["Name"] ?? avatar.Name;
            profile.Instructions = file["Instructions"] ?? avatar.Instructions;
            profile.Voice ??= settings.Aws is null ? avatar.LocalVoice : avatar.PollyVoice;
            profile.Character ??= profile.Portrait is null ? avatar.Character : null;
            profile.KnowledgeBase ??= avatar.Id;
        });
    }

    private static void ApplyCommandLine(AvatarProfile profile, ConsoleSettings settings)
    {
        profile.Locale = settings.Locale ?? profile.Locale;
        if (settings.KnowledgeFolder is not null)
        {
            profile.KnowledgeBase = null;
        }
    }
}
