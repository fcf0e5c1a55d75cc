using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AvatarKit;

/// <summary>The one form in which a record is written: what is hashed is what is read.</summary>
internal static class AuditJson
{
    private static readonly JsonWriterOptions Form = new() { Encoder = AvatarJson.Options.Encoder };

    /// <summary>All of a record but its own hash.</summary>
    public static byte[] Canonical(AuditRecord record) => Write(record, withHash: false);

    public static string Write(AuditRecord record) => Encoding.UTF8.GetString(Write(record, withHash: true));

    /// <exception cref="FormatException">It is no record, or in another form.</exception>
    public static AuditRecord Read(string line)
    {
        AuditRecord record;
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            record = Read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException
            or ArgumentException)
        {
            throw new FormatException("It is no audit record.", exception);
        }

        // Another order, a space, a property more: nothing of a line stands outside the hash.
        return Write(record) == line ? record : throw new FormatException("It is not written as an audit record is.");
    }

    private static byte[] Write(AuditRecord record, bool withHash)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Form))
        {
            json.WriteStartObject();
            json.WriteNumber("sequence"u8, record.Sequence);
            json.WriteString("time"u8, record.Time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            json.WriteStartObject("actor"u8);
            json.WriteString("kind"u8, record.Actor.Kind);
            json.WriteString("id"u8, record.Actor.Id);
            json.WriteEndObject();
            json.WriteString("action"u8, record.Action);
            if (record.Subject is { } subject)
            {
                json.WriteStartObject("subject"u8);
                WriteText(json, "tenantId", subject.TenantId);
                WriteText(json, "userId", subject.UserId);
                WriteText(json, "conversationId", subject.ConversationId);
                json.WriteEndObject();
            }

            json.WriteString("outcome"u8, NameOf(record.Outcome));
            WriteText(json, "detail", record.Detail);
            json.WriteString("previousHash"u8, record.PreviousHash);
            if (withHash)
            {
                json.WriteString("hash"u8, record.Hash);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static AuditRecord Read(JsonElement json) => new()
    {
        Sequence = json.GetProperty("sequence").GetInt64(),
        Time = DateTimeOffset.ParseExact(
            Needed(json, "time"), "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        Actor = new AuditActor(Needed(json.GetProperty("actor"), "kind"), Needed(json.GetProperty("actor"), "id")),
        Action = Needed(json, "action"),
        Subject = json.TryGetProperty("subject", out JsonElement subject)
            ? new AuditSubject(Text(subject, "tenantId"), Text(subject, "userId"), Text(subject, "conversationId"))
            : null,
        Outcome = OutcomeOf(json.GetProperty("outcome").GetString()),
        Detail = Text(json, "detail"),
        PreviousHash = Needed(json, "previousHash"),
        Hash = Needed(json, "hash"),
    };

    private static string Needed(JsonElement json, string name)
        => json.GetProperty(name).GetString() ?? throw new FormatException("A part of it is null.");

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static string NameOf(AuditOutcome outcome) => outcome switch
    {
        AuditOutcome.Started => "started",
        AuditOutcome.Succeeded => "succeeded",
        AuditOutcome.Failed => "failed",
        _ => "cancelled",
    };

    private static AuditOutcome OutcomeOf(string? name) => name switch
    {
        "started" => AuditOutcome.Started,
        "succeeded" => AuditOutcome.Succeeded,
        "failed" => AuditOutcome.Failed,
        "cancelled" => AuditOutcome.Cancelled,
        _ => throw new FormatException("It is no outcome."),
    };
}
