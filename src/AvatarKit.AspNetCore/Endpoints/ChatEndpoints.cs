using Microsoft.AspNetCore.Http;

namespace AvatarKit.AspNetCore;

/// <summary>The endpoints of REST.</summary>
internal static class ChatEndpoints
{
    public static void Map(EndpointMap map, ChatHost host, LiveSessions sessions, RequestGuard guard)
    {
        var body = new RequestBody(host);
        var call = new ChatCall(host, body);
        map.Map(HttpMethods.Post, "/chat", guard.GuardAnswer(new ChatEndpoint(host, call).AnswerAsync), ChatEndpoint.Description);
        map.Map(HttpMethods.Post, "/chat/stream", guard.GuardAnswer(new ChatStreamEndpoint(host, call).AnswerAsync), ChatStreamEndpoint.Description);
        MapConversations(map, host, sessions, guard, body);
        MapAvatars(map, host, guard);
        map.Map(HttpMethods.Get, "/assets/{**id}", guard.GuardByAddress(new AssetEndpoint(host).GiveAsync), AssetEndpoint.Description);
    }

    private static void MapConversations(EndpointMap map, ChatHost host, LiveSessions sessions, RequestGuard guard, RequestBody body)
    {
        var one = new ConversationEndpoint(host, body, sessions);
        var all = new VisitorDataEndpoints(host, sessions);
        map.Map(
            HttpMethods.Get,
            "/conversations",
            guard.Guard(new ConversationListEndpoint(host).ListAsync),
            ConversationListEndpoint.Description);
        map.Map(HttpMethods.Get, "/conversations/{id}", guard.Guard(one.ReadAsync), ConversationEndpoint.ReadDescription);
        map.Map(HttpMethods.Delete, "/conversations/{id}", guard.Guard(one.EraseAsync), ConversationEndpoint.EraseDescription);
        map.Map(
            HttpMethods.Put,
            "/conversations/{id}/turns/{turnId}/rating",
            guard.Guard(one.RateAsync),
            ConversationEndpoint.RateDescription);
        map.Map(HttpMethods.Get, "/export", guard.Guard(all.ExportAsync), VisitorDataEndpoints.ExportDescription);
        if (host.Options.AllowArchive)
        {
            map.Map(HttpMethods.Get, ArchiveEndpoint.Path, guard.Guard(new ArchiveEndpoint(host).GiveAsync), ArchiveEndpoint.Description);
        }

        map.Map(HttpMethods.Delete, "/me", guard.Guard(all.EraseAsync), VisitorDataEndpoints.EraseDescription);
    }

    private static void MapAvatars(EndpointMap map, ChatHost host, RequestGuard guard)
    {
        var avatars = new AvatarEndpoints(host);
        map.Map(HttpMethods.Get, "/avatars", guard.GuardPublic(avatars.ListAsync), AvatarEndpoints.ListDescription);
        map.Map(HttpMethods.Get, "/avatars/{id}/still", guard.GuardPublic(avatars.StillAsync), AvatarEndpoints.StillDescription);
        map.Map(HttpMethods.Get, "/avatars/{id}/rig", guard.GuardPublic(avatars.RigAsync), AvatarEndpoints.RigDescription);
        map.Map(HttpMethods.Get, "/avatars/{id}/portrait", guard.GuardPublic(avatars.PortraitAsync), AvatarEndpoints.PortraitDescription);
        map.Map(
            HttpMethods.Get,
            "/avatars/{id}/portrait/{texture}",
            guard.GuardPublic(avatars.PortraitTextureAsync),
            AvatarEndpoints.PortraitTextureDescription);
        map.Map(HttpMethods.Get, "/voices", guard.GuardPublic(new VoiceEndpoint(host).ListAsync), VoiceEndpoint.Description);
    }
}
