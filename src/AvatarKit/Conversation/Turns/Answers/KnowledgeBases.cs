using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit;

/// <summary>Finds the knowledge base an avatar draws on.</summary>
internal sealed class KnowledgeBases(IServiceProvider services)
{
    /// <summary>The knowledge base of a profile; <see langword="null"/> where the host has none, or the avatar uses none.</summary>
    public IKnowledgeBase? Find(AvatarProfile avatar)
    {
        if (!avatar.Knowledge)
        {
            return null;
        }

        return avatar.KnowledgeBase is { } key ? services.GetKeyedService<IKnowledgeBase>(key) : services.GetService<IKnowledgeBase>();
    }
}
