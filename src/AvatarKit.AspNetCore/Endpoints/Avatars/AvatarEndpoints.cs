using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace AvatarKit.AspNetCore;

/// <summary><c>{base}/avatars</c>: who there is to speak with, and what they look like.</summary>
internal sealed class AvatarEndpoints(ChatHost host)
{
    private const string ForEver = "private, max-age=31536000, immutable";

    private readonly AvatarStills stills = new();
    private readonly AvatarPortraits portraits = new();

    public static EndpointDescription ListDescription { get; } = new EndpointDescription("Avatars", "Lists the avatars, the default one first.")
        .Gives<ClientAvatarList>()
        .Refuses(403, 429);

    public static EndpointDescription StillDescription { get; } = new EndpointDescription("AvatarStill", "Gives a picture of an avatar.")
        .Parameters(static (string id, int? size = null) => { })
        .Gives<byte[]>("image/png")
        .Refuses(400, 403, 404, 429);

    public static EndpointDescription RigDescription { get; } = new EndpointDescription(
        "AvatarRig", "Gives the rig that a drawn avatar is drawn from.")
        .Parameters(static (string id) => { })
        .Gives<object>()
        .Refuses(403, 404, 429);

    public static EndpointDescription PortraitDescription { get; } = new EndpointDescription(
        "AvatarPortrait", "Gives the mesh that a portrait is moved by.")
        .Parameters(static (string id) => { })
        .Gives<object>()
        .Refuses(403, 404, 429);

    public static EndpointDescription PortraitTextureDescription { get; } = new EndpointDescription(
        "AvatarPortraitTexture", "Gives a picture that a portrait's mesh shows.")
        .Parameters(static (string id, string texture, string? v = null) => { })
        .GivesFile("image/jpeg", "image/webp")
        .Refuses(403, 404, 429);

    private IAvatarPictures? Pictures => host.Services.GetService<IAvatarPictures>();

    public Task ListAsync(HttpContext context)
    {
        string path = host.PathFor(context);
        context.Response.Headers.CacheControl = "no-cache";
        return JsonAnswer.WriteAsync(context, new ClientAvatarList(
        [
            .. host.Profiles.OrderBy(static avatar => avatar.Key, StringComparer.OrdinalIgnoreCase)
                .Select(avatar => Avatar(path, avatar.Key, avatar.Value)),
        ]));
    }

    public async Task StillAsync(HttpContext context)
    {
        (string id, AvatarProfile profile) = Find(context);
        int size = AvatarStills.SizeFor(PageSize.Number(context, "size"));
        if (Pictures is not { } pictures || pictures.Find(id, profile) is not { } picture)
        {
            throw NotDrawn();
        }

        ReadOnlyMemory<byte> png = await stills.DrawAsync(pictures, picture, size).ConfigureAwait(false);
        await GiveAsync(context, png, "image/png").ConfigureAwait(false);
    }

    public Task RigAsync(HttpContext context)
    {
        (string id, AvatarProfile profile) = Find(context);
        ReadOnlyMemory<byte> rig = RigOf(id, profile);
        return rig.IsEmpty ? throw NotDrawn() : GiveAsync(context, rig, "application/json");
    }

    public async Task PortraitAsync(HttpContext context)
    {
        ServedPortrait portrait = await FindPortraitAsync(context).ConfigureAwait(false);
        context.Response.Headers.CacheControl = "no-cache";
        await BrowserFileAnswer.WriteAsync(context, portrait.Document).ConfigureAwait(false);
    }

    public async Task PortraitTextureAsync(HttpContext context)
    {
        ServedPortrait portrait = await FindPortraitAsync(context).ConfigureAwait(false);
        string name = context.Request.RouteValues["texture"] as string ?? "";
        if (!portrait.Textures.TryGetValue(name, out BrowserFile? texture))
        {
            throw NotDrawn();
        }

        // A document that was read before a change asks by the hash of then: it gets what there is, but not for ever.
        context.Response.Headers.CacheControl = context.Request.Query["v"] == texture.Hash ? ForEver : "no-cache";
        await BrowserFileAnswer.WritePictureAsync(context, texture).ConfigureAwait(false);
    }

    private async Task<ServedPortrait> FindPortraitAsync(HttpContext context)
    {
        (string id, AvatarProfile profile) = Find(context);
        return Pictures is { } pictures && pictures.Find(id, profile) is { HasMesh: true } picture
            && await portraits.ReadAsync(pictures, picture).ConfigureAwait(false) is { } portrait
            ? portrait
            : throw NotDrawn();
    }

    private static ChatProblemException NotDrawn() => new(
        StatusCodes.Status404NotFound, "avatar.no_picture", "There is no such picture of this avatar here.");

    private static Task GiveAsync(HttpContext context, ReadOnlyMemory<byte> content, string contentType)
    {
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        string tag = Convert.ToHexStringLower(SHA256.HashData(content.Span).AsSpan(0, 16));
        return TypedResults.Bytes(content, contentType, entityTag: new EntityTagHeaderValue($"\"{tag}\"")).ExecuteAsync(context);
    }

    private (string Id, AvatarProfile Profile) Find(HttpContext context)
    {
        string id = host.AvatarIdOf(context.Request.RouteValues["id"] as string) ?? "";
        return host.Profiles.TryGetValue(id, out AvatarProfile? profile)
            ? (id, profile)
            : throw new ChatProblemException(StatusCodes.Status404NotFound, "avatar.unknown", "There is no such avatar.");
    }

    private ClientAvatar Avatar(string path, string id, AvatarProfile profile)
    {
        string name = id.Length == 0 ? ChatHost.DefaultAvatar : id;
        string place = $"{path}/avatars/{Uri.EscapeDataString(name)}";
        AvatarPicture? picture = Pictures?.Find(id, profile);
        bool isPortrait = picture?.IsPortrait ?? profile.Portrait is not null;
        return new ClientAvatar(name, profile.Name, profile.Locale, profile.Greeting, new ClientFace(
            isPortrait ? "portrait" : "drawn",
            RigOf(id, profile).IsEmpty ? null : place + "/rig",
            picture is null ? null : place + "/still",
            picture is { HasMesh: true } ? place + "/portrait" : null));
    }

    /// <summary>The rig: the host's own, or one that comes with this package.</summary>
    private ReadOnlyMemory<byte> RigOf(string id, AvatarProfile profile)
    {
        AvatarPicture? picture = Pictures?.Find(id, profile);
        if (picture is { Rig.IsEmpty: false } || picture is { IsPortrait: true } || (picture is null && profile.Portrait is not null))
        {
            return picture?.Rig ?? default;
        }

        return BuiltInRigs.Find(picture?.FaceId ?? profile.Character ?? BuiltInRigs.Default);
    }
}
