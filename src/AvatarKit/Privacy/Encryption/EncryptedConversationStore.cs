using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Encrypts what is said before it reaches the store it wraps, and decrypts it on the way back. Thread-safe.</summary>
/// <remarks>
/// <para>Encrypted are messages, answers, summaries, comments of ratings, arguments and results of tools, and additional properties, each bound to
/// its tenant, person, conversation, turn and field: moved elsewhere, it cannot be read. Ids, times, tags, models, costs, sources and the names
/// of assets and tools are not.</para>
/// <para>Everything the contract promises goes on: retries of a turn id, and cuts, for which the wrapped store keeps the rules of
/// <see cref="TurnResult.CutTo"/>. What cannot be read is a <see cref="StorageException"/>, <c>encryption.unreadable</c>.</para>
/// <para>Erasing a person also destroys their keys.</para>
/// </remarks>
public sealed class EncryptedConversationStore : DelegatingConversationStore
{
    private const int CutAttempts = 8;

    private readonly EncryptionKeys keys;
    private readonly bool allowPlaintext;

    /// <summary>Wraps a store.</summary>
    /// <param name="inner">The store.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="options">Whether what is not encrypted can be read; <see langword="null"/>: the defaults.</param>
    public EncryptedConversationStore(IConversationStore inner, EncryptionKeys keys, IOptions<EncryptionOptions>? options = null)
        : base(inner)
    {
        ArgumentNullException.ThrowIfNull(keys);
        this.keys = keys;
        allowPlaintext = (options?.Value ?? new EncryptionOptions()).AllowPlaintext;
    }

    /// <inheritdoc/>
    public override async ValueTask<ConversationWindow> GetWindowAsync(
        ConversationKey key, int maxTurns, CancellationToken cancellationToken = default)
    {
        ConversationWindow window = await Inner.GetWindowAsync(key, maxTurns, cancellationToken).ConfigureAwait(false);
        ConversationSeal seal = SealOf(key, cancellationToken);
        var turns = new List<ConversationTurn>(window.Turns.Count);
        foreach (ConversationTurn turn in window.Turns)
        {
            turns.Add(await seal.OpenAsync(turn).ConfigureAwait(false));
        }

        return window with
        {
            Turns = turns,
            Summary = window.Summary is { } summary
                ? summary with { Text = await seal.OpenAsync(summary.Text, SealedFields.Summary, PlaceOf(summary)).ConfigureAwait(false) }
                : null,
        };
    }

    /// <inheritdoc/>
    public override async ValueTask<TurnStartResult> StartTurnAsync(
        ConversationKey key, TurnStart turn, long expectedVersion, CancellationToken cancellationToken = default)
    {
        ConversationKey.ThrowIfInvalid(key);
        ArgumentNullException.ThrowIfNull(turn);
        StorageIds.ThrowIfInvalid(turn.TurnId);
        ArgumentNullException.ThrowIfNull(turn.Message);
        cancellationToken.ThrowIfCancellationRequested();
        ConversationSeal seal = SealOf(key, cancellationToken);
        string message = await seal.SealAsync(turn.Message, SealedFields.Message, turn.TurnId).ConfigureAwait(false);
        TurnStartResult started =
            await Inner.StartTurnAsync(key, turn with { Message = message }, expectedVersion, cancellationToken).ConfigureAwait(false);
        return started with { Turn = await seal.OpenAsync(started.Turn).ConfigureAwait(false) };
    }

    /// <inheritdoc/>
    public override async ValueTask<long> CompleteTurnAsync(
        ConversationKey key, string turnId, int attempt, TurnResult result, CancellationToken cancellationToken = default)
    {
        ConversationKey.ThrowIfInvalid(key);
        StorageIds.ThrowIfInvalid(turnId);
        ArgumentNullException.ThrowIfNull(result);
        cancellationToken.ThrowIfCancellationRequested();
        TurnResult hidden = await IsGoneAsync(key, cancellationToken).ConfigureAwait(false)
            ? result with { Answer = "", Tools = [], Extensions = null }
            : await SealOf(key, cancellationToken).SealAsync(result, turnId).ConfigureAwait(false);
        return await Inner.CompleteTurnAsync(key, turnId, attempt, hidden, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<long> CutTurnAsync(
        ConversationKey key, string turnId, int attempt, string heard, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(heard);
        for (int left = CutAttempts; ; left--)
        {
            ConversationWindow window = await Inner.GetWindowAsync(key, 1, cancellationToken).ConfigureAwait(false);
            ConversationTurn? turn = window.Turns.LastOrDefault(last => last.TurnId == turnId && last.Attempt == attempt && last.Result is not null);
            if (turn is not null && !SealedText.IsSealed(turn.Result!.Answer))
            {
                return await Inner.CutTurnAsync(key, turnId, attempt, heard, cancellationToken).ConfigureAwait(false);
            }

            string cut = SealedCut.Impossible;
            if (turn is not null)
            {
                ConversationSeal seal = SealOf(key, cancellationToken);
                string answer = await seal.OpenAsync(turn.Result!.Answer, SealedFields.Answer, turnId).ConfigureAwait(false);
                TurnResult plain = turn.Result with { Answer = answer };
                TurnResult? now = plain.CutTo(heard);
                if (ReferenceEquals(now, plain))
                {
                    return window.Version;
                }

                cut = now is null
                    ? cut
                    : SealedCut.Of(turn.Result.Answer, await seal.SealAsync(now.Answer, SealedFields.Answer, turnId).ConfigureAwait(false));
            }

            try
            {
                return await Inner.CutTurnAsync(key, turnId, attempt, cut, cancellationToken).ConfigureAwait(false);
            }
            catch (ConversationConflictException) when (cut != SealedCut.Impossible && left > 1)
            {
                // Somebody else has cut it meanwhile.
            }
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<bool> RateTurnAsync(
        ConversationKey key, string turnId, TurnRating rating, CancellationToken cancellationToken = default)
    {
        ConversationKey.ThrowIfInvalid(key);
        StorageIds.ThrowIfInvalid(turnId);
        ArgumentNullException.ThrowIfNull(rating);
        cancellationToken.ThrowIfCancellationRequested();
        TurnRating hidden = rating.Comment is { } comment && !await IsGoneAsync(key, cancellationToken).ConfigureAwait(false)
            ? rating with { Comment = await SealOf(key, cancellationToken).SealAsync(comment, SealedFields.Comment, turnId).ConfigureAwait(false) }
            : rating with { Comment = null };
        return await Inner.RateTurnAsync(key, turnId, hidden, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask SaveSummaryAsync(
        ConversationKey key, ConversationSummary summary, CancellationToken cancellationToken = default)
    {
        ConversationKey.ThrowIfInvalid(key);
        ArgumentNullException.ThrowIfNull(summary);
        cancellationToken.ThrowIfCancellationRequested();
        if (await IsGoneAsync(key, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        string text = await SealOf(key, cancellationToken).SealAsync(summary.Text, SealedFields.Summary, PlaceOf(summary)).ConfigureAwait(false);
        await Inner.SaveSummaryAsync(key, summary with { Text = text }, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ConversationTurn> ExportAsync(
        ConversationKey key, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ConversationSeal seal = SealOf(key, cancellationToken);
        await foreach (ConversationTurn turn in Inner.ExportAsync(key, cancellationToken).ConfigureAwait(false))
        {
            yield return await seal.OpenAsync(turn).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<int> EraseUserAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
    {
        int erased = 0;
        try
        {
            erased = await Inner.EraseUserAsync(tenantId, userId, cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException) when (!cancellationToken.IsCancellationRequested)
        {
            // What the store did not erase nobody can read from now on.
            await keys.DestroyAsync(new DataKeyOwner(tenantId, userId), cancellationToken).ConfigureAwait(false);
            throw;
        }

        await keys.DestroyAsync(new DataKeyOwner(tenantId, userId), cancellationToken).ConfigureAwait(false);
        return erased;
    }

    // A turn that is still under way when its person is erased: no key is made for somebody who is gone, and nothing of it reaches the store,
    // which refuses it all the same.
    private async ValueTask<bool> IsGoneAsync(ConversationKey key, CancellationToken cancellationToken)
        => !await keys.HasAnyAsync(new DataKeyOwner(key.TenantId, key.UserId), cancellationToken).ConfigureAwait(false)
            && (await Inner.GetWindowAsync(key, 1, cancellationToken).ConfigureAwait(false)).Turns.Count == 0;

    private static string PlaceOf(ConversationSummary summary)
        => summary.ThroughSequence.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private ConversationSeal SealOf(ConversationKey key, CancellationToken cancellationToken) => new(keys, key, allowPlaintext, cancellationToken);
}
