using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace AvatarKit.Analyzers;

/// <summary>What is warned of.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor OutcomeNotLookedAt = Create(
        "AVK001",
        "Reliability",
        "The outcome of a response is never looked at",
        "'{0}' is empty where the turn failed, and nothing here looks whether it did; "
            + "call EnsureNotFailed() or EnsureCompleted(), or look at Outcome",
        "A turn that fails throws nothing: its response has the outcome Failed, an Error, and an empty Text.");

    public static readonly DiagnosticDescriptor UserFromClient = Create(
        "AVK002",
        "Security",
        "A user id is taken from what the client sends",
        "UserId is taken from {0}, which the client chooses: whoever sends another's id reads the other's conversations; "
            + "take it from the signed-in user (HttpContext.User), or let MapAvatarChat tell visitors apart",
        "A conversation belongs to its user id. The host answers for it: it is taken from authentication, never from the request.");

    private static DiagnosticDescriptor Create(string id, string category, string title, string message, string description)
        => new(id, title, message, category, DiagnosticSeverity.Warning, isEnabledByDefault: true, description,
            helpLinkUri: $"{Address}/blob/main/docs/analyzers.md#{id.ToLowerInvariant()}");

    private static string Address => typeof(Rules).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(static data => data.Key == "ProjectAddress").Value;
}
