using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace AvatarKit.AspNetCore;

/// <summary>Maps endpoints with what OpenAPI says of them, and tells as a problem when there is none of that path or method.</summary>
internal sealed class EndpointMap(RouteGroupBuilder group, RequestGuard guard)
{
    private const string Tag = "Avatar";

    // Names of endpoints are unique in an application, which may map its avatars twice.
    private static readonly ConditionalWeakTable<IServiceProvider, StrongBox<int>> Maps = [];

    private readonly Dictionary<string, List<string>> methods = new(StringComparer.Ordinal);
    private readonly int number = Interlocked.Increment(
        ref Maps.GetValue(((IEndpointRouteBuilder)group).ServiceProvider, static _ => new StrongBox<int>()).Value);

    /// <summary>Whether it is the first of its application.</summary>
    public bool IsFirst => number == 1;

    /// <summary>Maps an endpoint.</summary>
    /// <param name="method">Its HTTP method; <c>GET</c> answers <c>HEAD</c> too.</param>
    /// <param name="pattern">Its path below the group's.</param>
    /// <param name="endpoint">The endpoint, guarded.</param>
    /// <param name="description">What OpenAPI says of it.</param>
    public void Map(string method, string pattern, RequestDelegate endpoint, EndpointDescription description)
    {
        if (!methods.TryGetValue(pattern, out List<string>? known))
        {
            methods.Add(pattern, known = []);
        }

        known.Add(method);
        var depth = new EndpointDepth(pattern.Trim('/').Split('/').Length);
        group.MapMethods(pattern, [method], endpoint)

            // ApiExplorer lists what has a method of its own.
            .WithMetadata([endpoint.Method, depth, .. description.Metadata])
            .WithName(IsFirst ? description.Name : $"{description.Name}{number}")
            .WithSummary(description.Summary)
            .WithTags(Tag);
        if (method == HttpMethods.Get)
        {
            known.Add(HttpMethods.Head);
            group.MapMethods(pattern, [HttpMethods.Head], endpoint).WithMetadata(depth, new ExcludeFromDescriptionAttribute());
        }
    }

    /// <summary>Maps what is left: other methods of the paths that were mapped, and paths that were not.</summary>
    public void MapRefusals()
    {
        foreach ((string pattern, List<string> allowed) in methods)
        {
            string allow = string.Join(", ", allowed);
            group.Map(pattern, guard.GuardPublic(context =>
            {
                if (allowed.Contains(context.Request.Method))
                {
                    // Routing passes over an endpoint that takes no body of that type.
                    throw RequestBody.NotJson();
                }

                context.Response.Headers.Allow = allow;
                throw new ChatProblemException(
                    StatusCodes.Status405MethodNotAllowed, "method.refused", $"That is not done by this HTTP method, but by: {allow}.");
            })).WithMetadata(new ExcludeFromDescriptionAttribute());
        }

        group.Map("{first}/{**rest}", guard.GuardPublic(static _ => throw new ChatProblemException(
            StatusCodes.Status404NotFound, "path.unknown", "There is nothing at this address.")))
            .WithMetadata(new ExcludeFromDescriptionAttribute())
            .WithOrder(int.MaxValue);
    }
}
