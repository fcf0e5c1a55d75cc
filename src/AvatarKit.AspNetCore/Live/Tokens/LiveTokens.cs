using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.AspNetCore;

/// <summary>Makes tokens that open a live conversation once, and takes them. Thread-safe.</summary>
/// <remarks>A token is encrypted and signed by the host's data protection: every node that shares its keys takes it,
/// and nobody can make one.</remarks>
internal sealed class LiveTokens
{
    private const int MaxTokenLength = 4_096;

    private readonly IDataProtector protector;
    private readonly UsedTokens used;
    private readonly TimeProvider time;
    private readonly TimeSpan lifetime;

    public LiveTokens(ChatHost host)
    {
        IDataProtectionProvider protection = host.Services.GetService<IDataProtectionProvider>() ?? DataProtectionProvider.Create("AvatarKit");
        protector = protection.CreateProtector("AvatarKit.AspNetCore.LiveToken");
        IDistributedCache? cache = host.Services.GetService<IDistributedCache>();
        used = new UsedTokens(cache is MemoryDistributedCache ? null : cache, host.Time, host.Logger);
        time = host.Time;
        lifetime = host.Options.Limits.TokenLifetime;
    }

    /// <summary>Makes a token for a visitor.</summary>
    public string Create(Visitor visitor, SessionOrder order)
    {
        string nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var ticket = new LiveTicket(visitor.TenantId, visitor.UserId, nonce, (time.GetUtcNow() + lifetime).ToUnixTimeMilliseconds())
        {
            AvatarId = order.Avatar,
            ConversationId = order.Conversation,
            Locale = order.Locale,
            Voice = order.Voice,
            Speech = order.Speech ?? true,
        };
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(ticket, LiveTicketJsonContext.Default.LiveTicket);
        return Convert.ToBase64String(protector.Protect(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    /// <summary>Takes a token. It is used up by that.</summary>
    /// <param name="token">What the client sent.</param>
    /// <param name="visitor">Who sent it. A client that keeps no cookie is known by nothing but its token.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>What it stands for; <see langword="null"/>: it is unknown, used, too old, or another visitor's.</returns>
    public async Task<LiveTicket?> RedeemAsync(string? token, Visitor visitor, CancellationToken cancellationToken)
    {
        if (token is not { Length: > 0 and <= MaxTokenLength } || Read(token) is not { } ticket)
        {
            return null;
        }

        bool isTheirs = ticket.TenantId == visitor.TenantId && (visitor.IsNew || ticket.UserId == visitor.UserId);
        bool isFresh = time.GetUtcNow().ToUnixTimeMilliseconds() <= ticket.ExpiresAt;
        return isTheirs && isFresh && await used.TryUseAsync(ticket, cancellationToken).ConfigureAwait(false) ? ticket : null;
    }

    private LiveTicket? Read(string token)
    {
        try
        {
            string base64 = token.Replace('-', '+').Replace('_', '/');
            byte[] bytes = Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='));
            return JsonSerializer.Deserialize(protector.Unprotect(bytes), LiveTicketJsonContext.Default.LiveTicket);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }
}
