using System.Runtime.CompilerServices;

namespace AvatarKit;

/// <summary>What an id must be for every store: of a tenant, a user, a conversation or a turn. Thread-safe.</summary>
public static class StorageIds
{
    /// <summary>Refuses an id that a store could not keep apart from others.</summary>
    /// <remarks>Written as UTF-8, ids with halves of surrogate pairs in them could become one.</remarks>
    /// <param name="id">The id.</param>
    /// <param name="parameterName">The name of the caller's parameter; by default what was written there.</param>
    /// <exception cref="ArgumentNullException">The id is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The id is empty, or has half of a surrogate pair in it.</exception>
    public static void ThrowIfInvalid(string id, [CallerArgumentExpression(nameof(id))] string? parameterName = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id, parameterName);
        if (!IsValid(id))
        {
            throw new ArgumentException("The id is no well-formed Unicode: it has half of a surrogate pair in it.", parameterName);
        }
    }

    internal static bool IsValid(string? id)
    {
        if (string.IsNullOrEmpty(id))
        {
            return false;
        }

        for (int i = 0; i < id.Length; i++)
        {
            if (char.IsSurrogate(id[i]) && !(i + 1 < id.Length && char.IsSurrogatePair(id[i], id[++i])))
            {
                return false;
            }
        }

        return true;
    }
}
