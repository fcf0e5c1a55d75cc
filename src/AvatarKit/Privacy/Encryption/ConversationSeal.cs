using System.Text.Json;

namespace AvatarKit;

/// <summary>Encrypts and decrypts what is said in one conversation, each text bound to its place.</summary>
internal sealed class ConversationSeal(EncryptionKeys keys, ConversationKey conversation, bool allowPlaintext, CancellationToken cancellationToken)
{
    private readonly DataKeyOwner owner = new(conversation.TenantId, conversation.UserId);
    private readonly Dictionary<string, DataKey> known = new(StringComparer.Ordinal);
    private DataKey? current;

    public async ValueTask<string> SealAsync(string text, string field, string place)
    {
        current ??= await keys.GetCurrentAsync(owner, cancellationToken).ConfigureAwait(false);
        return SealedText.Seal(current, text, Bind(current.Id, field, place));
    }

    public async ValueTask<string> OpenAsync(string text, string field, string place)
    {
        if (!SealedText.IsSealed(text))
        {
            return allowPlaintext ? text : throw NotEncrypted();
        }

        string id = SealedText.KeyIdOf(text);
        if (!known.TryGetValue(id, out DataKey? key))
        {
            known[id] = key = await keys.GetAsync(owner, id, cancellationToken).ConfigureAwait(false);
        }

        return SealedText.Open(key, text, Bind(id, field, place));
    }

    public async ValueTask<ConversationTurn> OpenAsync(ConversationTurn turn)
    {
        TurnRating? rating = turn.Rating;
        if (rating?.Comment is { } comment)
        {
            rating = rating with { Comment = await OpenAsync(comment, SealedFields.Comment, turn.TurnId).ConfigureAwait(false) };
        }

        return turn with
        {
            Message = await OpenAsync(turn.Message, SealedFields.Message, turn.TurnId).ConfigureAwait(false),
            Result = turn.Result is { } result
                ? await SealedFields.MapAsync(result, (text, field) => OpenAsync(text, field, turn.TurnId), OpenJsonAsync).ConfigureAwait(false)
                : null,
            Rating = rating,
        };

        async ValueTask<JsonElement> OpenJsonAsync(JsonElement value, string field)
        {
            // What a host keeps there may be plain from before.
            if (value.ValueKind != JsonValueKind.String || value.GetString() is not { } text || !SealedText.IsSealed(text))
            {
                return allowPlaintext ? value : throw NotEncrypted();
            }

            using JsonDocument document = JsonDocument.Parse(await OpenAsync(text, field, turn.TurnId).ConfigureAwait(false));
            return document.RootElement.Clone();
        }
    }

    public ValueTask<TurnResult> SealAsync(TurnResult result, string turnId)
    {
        return SealedFields.MapAsync(
            result,
            (text, field) => SealAsync(text, field, turnId),
            async (value, field) => SealedFields.Text(await SealAsync(value.GetRawText(), field, turnId).ConfigureAwait(false)));
    }

    private static StorageException NotEncrypted()
        => SealedText.Unreadable("it is not encrypted, and EncryptionOptions.AllowPlaintext is off", null);

    private byte[] Bind(string keyId, string field, string place)
        => SealedText.Bind("avk1", keyId, conversation.TenantId, conversation.UserId, conversation.ConversationId, field, place);
}
