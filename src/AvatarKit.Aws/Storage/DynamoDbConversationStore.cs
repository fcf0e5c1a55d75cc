using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Aws;

/// <summary>Keeps conversations in one DynamoDB table, for any number of processes.</summary>
/// <remarks>
/// <para>A write is one transaction under the condition that nobody else wrote to the conversation meanwhile;
/// it is stored whole or not at all, and a start whose acknowledgement was lost is recognised when it is given again with the same
/// <see cref="TurnStart"/>. Every read is strongly consistent.</para>
/// <para>The table is looked at when it is first used: one that is missing or has another key is a <see cref="StorageException"/> that names
/// <see cref="DynamoDbOptions.TableName"/>. The store does not repeat calls that failed or were throttled; it says which could be
/// (<see cref="AvatarKitException.IsTransient"/>).</para>
/// <para>Keys are hashes of ids; ids must be well-formed Unicode, of any length that fits an item.
/// Texts above <see cref="DynamoDbOptions.LargeTextBytes"/> go to the asset store, owned by their conversation, and are erased with it.</para>
/// <para>Thread-safe. The client stays the caller's.</para>
/// </remarks>
public sealed class DynamoDbConversationStore : IConversationStore
{
    private readonly DynamoDbOptions options;
    private readonly ConversationReader reader;
    private readonly TurnStarter starter;
    private readonly ConversationWriter writer;
    private readonly TurnAmender amender;
    private readonly ConversationEraser eraser;

    /// <summary>Creates the store; the table is touched at first use.</summary>
    /// <param name="client">The client, with its own retries off (<c>MaxErrorRetry = 0</c>): who calls the store repeats.</param>
    /// <param name="options">Which table, and how. Read for as long as the store lives.</param>
    /// <param name="assets">Where large texts go: a durable store. <see langword="null"/>, or the one in memory:
    /// nowhere, and a text above 190 KiB is refused (<c>dynamodb.too_large</c>).</param>
    /// <param name="timeProvider">The clock of <see cref="ConversationInfo.LastActivityAt"/> and of expiry. Default: the system's.</param>
    /// <param name="logger">Where the store reports what its callers need not know; nothing people said is written there.</param>
    /// <exception cref="ArgumentException">A setting cannot work; the message names it.</exception>
    public DynamoDbConversationStore(
        IAmazonDynamoDB client, DynamoDbOptions options, IAssetStore? assets = null,
        TimeProvider? timeProvider = null, ILogger<DynamoDbConversationStore>? logger = null)
    {
        TimeProvider time = timeProvider ?? TimeProvider.System;
        var calls = DynamoDbCalls.To(client, options, time);
        this.options = options;
        var texts = new LargeTexts(options, assets, QuietLogger.Over(logger));
        var turns = new TurnItems(texts);
        reader = new ConversationReader(calls, texts, turns, options, time);
        var heads = new ConversationHeads(calls, time);
        var items = new ConversationItems(options);
        starter = new TurnStarter(calls, heads, texts, turns, items, options, time);
        writer = new ConversationWriter(calls, heads, texts, items, options, time);
        amender = new TurnAmender(calls, heads, texts, turns, items, options, time);
        eraser = new ConversationEraser(calls, reader, texts, options, time);
    }

    /// <inheritdoc/>
    public async ValueTask<ConversationWindow> GetWindowAsync(ConversationKey key, int maxTurns, CancellationToken cancellationToken = default)
    {
        var address = ConversationAddress.Of(key);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTurns, 1);
        cancellationToken.ThrowIfCancellationRequested();
        return await TranslatedAsync(reader.WindowAsync(address, maxTurns, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<TurnStartResult> StartTurnAsync(
        ConversationKey key, TurnStart turn, long expectedVersion, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turn);
        StorageIds.ThrowIfInvalid(turn.TurnId, nameof(turn));
        ArgumentNullException.ThrowIfNull(turn.Message, nameof(turn));
        cancellationToken.ThrowIfCancellationRequested();
        return await TranslatedAsync(starter.StartAsync(key, turn, expectedVersion, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<long> CompleteTurnAsync(
        ConversationKey key, string turnId, int attempt, TurnResult result, CancellationToken cancellationToken = default)
    {
        StorageIds.ThrowIfInvalid(turnId);
        ArgumentNullException.ThrowIfNull(result);
        if (result.Status == TurnStatus.Pending)
        {
            throw new ArgumentException("A turn cannot end as pending: its result is completed, interrupted or failed.", nameof(result));
        }

        cancellationToken.ThrowIfCancellationRequested();
        return await TranslatedAsync(writer.CompleteAsync(key, turnId, attempt, result, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<long> CutTurnAsync(
        ConversationKey key, string turnId, int attempt, string heard, CancellationToken cancellationToken = default)
    {
        StorageIds.ThrowIfInvalid(turnId);
        ArgumentNullException.ThrowIfNull(heard);
        cancellationToken.ThrowIfCancellationRequested();
        return await TranslatedAsync(amender.CutAsync(key, turnId, attempt, heard, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> RateTurnAsync(ConversationKey key, string turnId, TurnRating rating, CancellationToken cancellationToken = default)
    {
        StorageIds.ThrowIfInvalid(turnId);
        ArgumentNullException.ThrowIfNull(rating);
        cancellationToken.ThrowIfCancellationRequested();
        return await TranslatedAsync(amender.RateAsync(key, turnId, rating, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask SaveSummaryAsync(ConversationKey key, ConversationSummary summary, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(summary);
        cancellationToken.ThrowIfCancellationRequested();
        await TranslatedAsync(writer.SummarizeAsync(key, summary, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Lists a user's conversations, the latest active first, as they are at the moment of the call.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="userId">The user.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <returns>The conversations. The list is read whole, about 300 bytes of memory for each, before the first is given.</returns>
    public async IAsyncEnumerable<ConversationInfo> ListAsync(
        string tenantId, string userId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (ConversationInfo conversation in await TranslatedAsync(reader.ListAsync(tenantId, userId, cancellationToken)).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return conversation;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ConversationTurn> ExportAsync(
        ConversationKey key, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var address = ConversationAddress.Of(key);
        cancellationToken.ThrowIfCancellationRequested();
        IAsyncEnumerator<ConversationTurn> all = reader.ExportAsync(address, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using ConfiguredAsyncDisposable end = all.ConfigureAwait(false);
        while (await TranslatedAsync(all.MoveNextAsync()).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return all.Current;
        }
    }

    /// <summary>Erases a conversation for good, with its large texts, or what a broken-off erasure left of it.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="cancellationToken">Stops the erasure; repeating the call goes on with it.</param>
    /// <returns>Whether anything was there.</returns>
    public async ValueTask<bool> EraseAsync(ConversationKey key, CancellationToken cancellationToken = default)
    {
        var address = ConversationAddress.Of(key);
        cancellationToken.ThrowIfCancellationRequested();
        return await TranslatedAsync(eraser.EraseForGoodAsync(address, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Erases all conversations of a user for good, and proves it with a last query that finds none.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="userId">The user.</param>
    /// <param name="cancellationToken">Stops the erasure; repeating the call goes on with it.</param>
    /// <returns>How many there were.</returns>
    public async ValueTask<int> EraseUserAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await TranslatedAsync(eraser.EraseUserAsync(tenantId, userId, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Erases conversations, of every tenant, whose last activity lies before a moment.</summary>
    /// <remarks>They are found by an index that follows the table within moments: a conversation written to just
    /// before the call may be left for the next.</remarks>
    /// <param name="lastActivityBefore">The moment.</param>
    /// <param name="cancellationToken">Stops the erasure; repeating the call goes on with it.</param>
    /// <returns>How many there were.</returns>
    public async ValueTask<int> EraseInactiveAsync(DateTimeOffset lastActivityBefore, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await TranslatedAsync(eraser.EraseInactiveAsync(lastActivityBefore, cancellationToken)).ConfigureAwait(false);
    }

    private async ValueTask<T> TranslatedAsync<T>(ValueTask<T> call)
    {
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (DamagedItemException exception)
        {
            throw DynamoDbErrors.Damaged(options, exception);
        }
    }

    private async ValueTask TranslatedAsync(ValueTask call)
    {
        try
        {
            await call.ConfigureAwait(false);
        }
        catch (DamagedItemException exception)
        {
            throw DynamoDbErrors.Damaged(options, exception);
        }
    }
}
