using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>Says what decides a turn's answer besides the question.</summary>
internal sealed class AnswerScopes(KnowledgeBases knowledge, ModelTiers tiers)
{
    // A profile is one object until it changes.
    private readonly ConditionalWeakTable<AvatarProfile, string> profiles = [];
    private readonly ConditionalWeakTable<AvatarChatbotOptions, string> routes = [];

    /// <summary>Whether all that a request asks of the model can be told from that of others.</summary>
    public static bool CanTell(ChatOptions? options)
        => options is null || (options.Tools is not { Count: > 0 } && options.AdditionalProperties is not { Count: > 0 }
            && options.RawRepresentationFactory is null && options.ResponseFormat is null or ChatResponseFormatText);

    /// <summary>Lets a knowledge base that has not looked at its documents yet do so: until then its version says nothing.</summary>
    public async ValueTask LookAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        if (knowledge.Find(turn.Avatar) is { } found && found.GetService<IKnowledgeVersion>() is { Version.Length: 0 })
        {
            await found.SearchAsync(new KnowledgeQuery(turn.Request.Message, 1), cancellationToken).ConfigureAwait(false);
        }
    }

    public ResponseCacheScope Of(TurnContext turn, Func<AvatarRequest, string?>? partition) => new()
    {
        TenantId = turn.Key.TenantId,
        Locale = turn.Locale.ToLowerInvariant(),
        AvatarId = turn.AvatarId,
        AvatarVersion = profiles.GetValue(turn.Avatar, VersionOf),
        KnowledgeVersion = KnowledgeVersionOf(turn),
        Route = RouteOf(turn),
        Request = RequestOf(turn.Request),
        Partition = partition?.Invoke(turn.Request),
    };

    /// <summary>The tier that is named for the turn: whoever gets a stronger one gets no answer of a weaker.</summary>
    private static string? TierOf(TurnContext turn)
        => turn.Request.Tier ?? RoutingPins.Find(turn.Options.Routing, turn.Key, turn.Request)?.Tier;

    // Arms share no answers, also where they go the same way: one would be cheaper for what the others had paid.
    private string RouteOf(TurnContext turn)
    {
        string route = TierOf(turn)?.ToLowerInvariant() ?? routes.GetValue(turn.Options, RouteOf);
        return turn.Arms.Scope is { } arms ? $"{route};{arms}" : route;
    }

    private string? KnowledgeVersionOf(TurnContext turn)
    {
        string wanted = turn.Options.Knowledge.Passages.ToString(CultureInfo.InvariantCulture);
        IKnowledgeVersion? version = knowledge.Find(turn.Avatar)?.GetService<IKnowledgeVersion>();
        return version is null ? wanted : $"{wanted}:{version.Version}";
    }

    private static string VersionOf(AvatarProfile profile) => CacheHash.Of(
    [
        profile.Name, profile.Instructions, profile.Greeting, profile.Tier, profile.KnowledgeBase, profile.Knowledge.ToString(),
        .. profile.Tools.SelectMany(static tool => new[] { tool.Name, tool.Description }),
    ]);

    /// <summary>The tiers a router chooses from, and how: after a change of either, other models may answer.</summary>
    private string RouteOf(AvatarChatbotOptions options)
    {
        RoutingOptions routing = options.Routing;
        List<string?> values =
        [
            routing.PinnedTier, routing.SimpleTier, routing.MediumTier, routing.ComplexTier,
            routing.SimpleBelow.ToString(CultureInfo.InvariantCulture), routing.MediumBelow.ToString(CultureInfo.InvariantCulture),
            routing.Cascade.Enabled ? "cascade" : null,
        ];
        foreach (string tier in options.Tiers.Keys.Order(StringComparer.OrdinalIgnoreCase))
        {
            values.Add(tier);
            values.Add(ModelIdOf(options, tier));
        }

        return CacheHash.Of(values);
    }

    private string? ModelIdOf(AvatarChatbotOptions options, string tier)
    {
        try
        {
            return tiers.Get(options, tier).ModelId;
        }
        catch (Exception)
        {
            // A client that cannot be made answers nothing.
            return null;
        }
    }

    private static string? RequestOf(AvatarRequest request)
    {
        if (request.Tags.Count == 0 && request.ChatOptions is null)
        {
            return null;
        }

        List<string?> values = [.. request.Tags.Order(StringComparer.Ordinal)];
        if (request.ChatOptions is { } options)
        {
            values.AddRange(
            [
                "options", options.Instructions, options.ModelId, Text(options.Temperature), Text(options.TopP), Text(options.TopK),
                Text(options.MaxOutputTokens), Text(options.Seed), Text(options.FrequencyPenalty), Text(options.PresencePenalty),
                Text(options.Reasoning?.Effort), .. options.StopSequences ?? [],
            ]);
        }

        return CacheHash.Of(values);
    }

    private static string? Text<T>(T? value)
        where T : struct
        => value is null ? null : string.Create(CultureInfo.InvariantCulture, $"{value}");
}
