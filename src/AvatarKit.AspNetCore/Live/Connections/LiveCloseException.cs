using System.Diagnostics.CodeAnalysis;

namespace AvatarKit.AspNetCore;

/// <summary>Ends a connection.</summary>
/// <param name="status">The close code.</param>
/// <param name="reason">Why, in a few plain words.</param>
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "It does not leave the live server.")]
internal sealed class LiveCloseException(int status, string reason) : Exception(reason)
{
    public int Status => status;
}
