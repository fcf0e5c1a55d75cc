using System.Runtime.CompilerServices;

namespace AvatarKit.Local;

internal static class ConversationIds
{
    public static void Check(ConversationKey key)
    {
        Check(key.ConversationId, nameof(key));
        Check(key.UserId, nameof(key));
        Check(key.TenantId, nameof(key));
    }

    /// <summary>Refuses ids that two spellings could share once written as UTF-8.</summary>
    public static void Check(string id, [CallerArgumentExpression(nameof(id))] string? parameter = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id, parameter);
        for (int index = 0; index < id.Length; index++)
        {
            if (char.IsSurrogate(id[index]))
            {
                if (index + 1 >= id.Length || !char.IsSurrogatePair(id[index], id[index + 1]))
                {
                    throw new ArgumentException("The id is no well-formed Unicode: it holds half of a surrogate pair.", parameter);
                }

                index++;
            }
        }
    }
}
