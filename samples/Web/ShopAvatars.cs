using AvatarKit;
using AvatarKit.Local;
using AvatarKit.Rendering;

namespace AvatarKit.Samples.Web;

/// <summary>The shop's two avatars: Ava at the counter, Marcus in the workshop.</summary>
internal static class ShopAvatars
{
    /// <summary>Adds them, on AWS where the settings say <c>Shop:Provider</c> is <c>aws</c>, else on this machine alone. Where <c>Shop:Portrait</c>
    /// names the file of a photograph, Ava has its face.</summary>
    /// <exception cref="InvalidOperationException">The provider is neither.</exception>
    /// <exception cref="AvatarKitException">The photograph cannot be used.</exception>
    public static void AddShopAvatars(this WebApplicationBuilder builder)
    {
        string provider = builder.Configuration["Shop:Provider"] ?? "local";
        bool aws = provider switch
        {
            "local" => false,
            "aws" => true,
            _ => throw new InvalidOperationException($"Shop:Provider is '{provider}'; it takes local or aws."),
        };
        string knowledge = Path.Combine(AppContext.BaseDirectory, "Knowledge");
        IAvatarChatbotBuilder avatars = builder.Services
            .AddAvatarChatbot()
            .AddAvatar(profile =>
            {
                profile.Name = "Ava";
                profile.Instructions =
                    "You are Ava, at the counter of a bicycle shop. Help customers to find what suits them. "
                    + "Answer in two or three short sentences that are good to hear.";
                profile.Greeting ??= "Hello, I'm Ava. What can I do for you?";
            })
            .AddAvatar("marcus", profile =>
            {
                profile.Name = "Marcus";
                profile.Character ??= "marcus";
                profile.KnowledgeBase ??= "workshop";
                profile.Voice ??= aws ? "polly/Matthew" : "flite/rms";
                profile.Instructions =
                    "You are Marcus, in the workshop of a bicycle shop. Help customers to keep their bicycles going, calmly and to the point. "
                    + "Answer in two or three short sentences that are good to hear.";
                profile.Greeting ??= "Marcus here, from the workshop. What's wrong with your bicycle?";
            })
            .UseLocal(local => local.KnowledgeFolder ??= Path.Combine(knowledge, "shop"));
        builder.Services.AddKeyedSingleton<IKnowledgeBase>("workshop", (_, _) => new SqliteKnowledgeBase(
            new SqliteKnowledgeBaseOptions { Folder = Path.Combine(knowledge, "workshop") }));
        if (aws)
        {
            avatars.UseAws();
        }

        if (builder.Configuration["Shop:Portrait"] is { Length: > 0 } portrait)
        {
            PortraitFace face = PortraitFace.Load(portrait);
            avatars.UseFaces(faces => faces.Face = face);
        }
    }
}
