using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;

namespace AvatarKit.AspNetCore;

/// <summary>The HTTP status of every error's code, and what a client is told about it.</summary>
internal static class ProblemKinds
{
    private const string Later = "The avatar can't do that right now. Try again in a moment.";

    private const string Broken = "The avatar can't do that. Whoever runs it finds the reason in its log.";

    private static readonly FrozenDictionary<string, ProblemKind> ByCode = new Dictionary<string, ProblemKind>
    {
        ["message.empty"] = Refused("The message is empty. Say something."),
        ["message.too_long"] = Refused("The message is too long. Say it in fewer words."),
        ["message.control_character"] = Refused("The message has a control character in it. Line breaks and tabs are fine."),
        ["message.invalid_unicode"] = Refused("The message is not well-formed Unicode."),
        ["id.empty"] = Refused("An id is empty. Give it a value or leave it out."),
        ["id.invalid"] = Refused("An id is longer than 200 characters, or has control characters or surrogates in it."),
        ["tags.too_many"] = Refused("There are too many tags."),
        ["tags.invalid"] = Refused("A tag is empty, too long, or has control characters in it."),
        ["locale.invalid"] = Refused("The locale is not a BCP-47 language tag. Use one such as 'en-US' or 'de'."),
        ["avatar.unknown"] = Refused("There is no such avatar. The list of avatars names those there are; leave it out for the default one."),
        ["tier.unknown"] = Refused("There is no such tier."),
        ["speech.voice_not_found"] = Refused("There is no such voice. The list of voices names those there are."),
        ["attachment.invalid"] = Refused("An attachment could not be read."),
        ["attachment.type"] = Refused("An attachment is of a type that is not accepted."),
        ["attachment.too_many"] = Refused("There are too many attachments."),
        ["attachment.unsupported"] = Refused("The models that answer here can't look at pictures or documents. Ask without."),
        ["bedrock.guarded"] = new(StatusCodes.Status422UnprocessableEntity, "The avatar may not answer that."),
        ["attachment.too_large"] = new(StatusCodes.Status413PayloadTooLarge, "The attachments are too large altogether."),
        ["conversation.busy"] = Conflict("The conversation is answering another message. Try again in a moment."),
        ["conversation.conflict"] = Conflict("The conversation was changed elsewhere meanwhile. Try again."),
        ["dynamodb.conflict"] = Conflict("The conversation was changed elsewhere meanwhile. Try again."),
        ["turn.in_progress"] = Conflict("The same message is being answered already. Wait for that answer."),
        ["turn.id_reused"] = Conflict("The turn id belongs to another message. Use a new one."),
        ["session.exists"] = Conflict("There is a session of that id already. Use a new one."),
        ["session.not_cut"] = Conflict("What was heard could not be kept, because the conversation has gone on."),
        ["session.no_recognizer"] = Conflict("The avatar understands no speech here. Type instead."),
        ["session.closed"] = new(StatusCodes.Status410Gone, "The session is over. Open another one."),
        ["session.too_many"] = new(StatusCodes.Status503ServiceUnavailable, "There are too many sessions at the moment. Try again later."),
        ["session.busy"] = new(StatusCodes.Status503ServiceUnavailable, "The session has too much to do at the moment. Try again in a moment."),
        ["video.busy"] = new(StatusCodes.Status503ServiceUnavailable, Later),
        ["storage.erased"] = new(StatusCodes.Status410Gone, "The conversation was erased meanwhile. Ask anew."),
        ["storage.full"] = new(StatusCodes.Status507InsufficientStorage, Broken),
        ["storage.locked"] = new(StatusCodes.Status503ServiceUnavailable, Later),
        ["storage.unreachable"] = new(StatusCodes.Status503ServiceUnavailable, Later),
        ["erasure.incomplete"] = new(
            StatusCodes.Status503ServiceUnavailable, "Not all could be erased yet. Ask again: it goes on with what is left."),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // What these rooms of the host refuse is for the host to mend, not for a gateway.
    private static readonly string[] HostsOwn = ["storage.", "turn.", "session.", "prices.", "rig.", "image.", "captions."];

    /// <summary>What kind of problem an error is.</summary>
    /// <param name="code">The error's code.</param>
    /// <param name="isTransient">Whether the same may succeed later.</param>
    /// <param name="isRefusal">Whether a turn was refused before anything was spent on it.</param>
    public static ProblemKind Of(string code, bool isTransient, bool isRefusal)
    {
        if (ByCode.TryGetValue(code, out ProblemKind? known))
        {
            return known;
        }

        if (isRefusal)
        {
            return isTransient
                ? new(StatusCodes.Status429TooManyRequests, "That is too much at the moment. Try again later.")
                : new(StatusCodes.Status403Forbidden, "The avatar may not answer that here.");
        }

        if (code.EndsWith(".timeout", StringComparison.Ordinal))
        {
            return new(StatusCodes.Status504GatewayTimeout, "The answer took too long. Try again in a moment.");
        }

        if (isTransient)
        {
            return new(StatusCodes.Status503ServiceUnavailable, Later);
        }

        return Array.Exists(HostsOwn, room => code.StartsWith(room, StringComparison.Ordinal))
            ? new(StatusCodes.Status500InternalServerError, Broken)
            : new(StatusCodes.Status502BadGateway, Broken);
    }

    private static ProblemKind Refused(string words) => new(StatusCodes.Status400BadRequest, words);

    private static ProblemKind Conflict(string words) => new(StatusCodes.Status409Conflict, words);
}

/// <summary>What kind of problem an error is to a client.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Words">What the client is told.</param>
internal sealed record ProblemKind(int Status, string Words);
