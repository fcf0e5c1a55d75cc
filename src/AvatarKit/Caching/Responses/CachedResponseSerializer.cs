using System.Buffers;
using System.Text;

namespace AvatarKit;

/// <summary>Answers as compact bytes, for caches outside the process: no reflection.</summary>
internal static class CachedResponseSerializer
{
    /// <summary>The format: another after each change of what is written here.</summary>
    public const byte Version = 2;

    public static void Serialize(DistributedResponse value, IBufferWriter<byte> target)
    {
        using var buffer = new MemoryStream();
        using (var writer = new BinaryWriter(buffer, Encoding.UTF8, leaveOpen: true))
        {
            CachedResponse response = value.Response;
            writer.Write(Version);
            Write(writer, value.Scope);
            writer.Write(value.Question);
            writer.Write(value.Owner.ConversationId);
            writer.Write(value.Owner.UserId);
            writer.Write(value.Owner.TenantId);
            writer.Write(response.Text);
            writer.Write(response.IsNotKnown);
            Write(writer, response.ModelId);
            Write(writer, response.Route?.Tier);
            Write(writer, response.Route?.Reason);
            writer.Write(response.ModelUsd is not null);
            writer.Write(response.ModelUsd ?? 0);
            writer.Write7BitEncodedInt(response.Sources.Count);
            foreach (SourceReference source in response.Sources)
            {
                writer.Write(source.Title);
                Write(writer, source.Section);
                Write(writer, source.Location);
            }

            writer.Write7BitEncodedInt(response.Tags.Count);
            foreach (string tag in response.Tags)
            {
                writer.Write(tag);
            }
        }

        target.Write(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    /// <returns>The answer; <see langword="null"/>: it was written by another version.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static DistributedResponse? Deserialize(ReadOnlyMemory<byte> source, DateTimeOffset made)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(source.ToArray(), writable: false), new UTF8Encoding(false, true));
            if (reader.ReadByte() != Version)
            {
                return null;
            }

            (ResponseCacheScope scope, string question) = (ReadScope(reader), reader.ReadString());
            (string conversation, string user, string tenant) = (reader.ReadString(), reader.ReadString(), reader.ReadString());
            (string text, bool isNotKnown) = (reader.ReadString(), reader.ReadBoolean());
            (string? model, string? tier, string? reason) = (Read(reader), Read(reader), Read(reader));
            (bool isPriced, decimal usd) = (reader.ReadBoolean(), reader.ReadDecimal());
            var sources = new SourceReference[Bounded(reader)];
            for (int i = 0; i < sources.Length; i++)
            {
                sources[i] = new SourceReference(reader.ReadString()) { Section = Read(reader), Location = Read(reader) };
            }

            string[] tags = new string[Bounded(reader)];
            for (int i = 0; i < tags.Length; i++)
            {
                tags[i] = reader.ReadString();
            }

            if (text.Length == 0 || reader.BaseStream.Position != reader.BaseStream.Length)
            {
                throw new InvalidDataException("A cached answer is damaged.");
            }

            var response = new CachedResponse
            {
                Text = text,
                IsNotKnown = isNotKnown,
                ModelId = model,
                ModelUsd = isPriced ? usd : null,
                Route = tier is null ? null : new ModelRoute(tier, reason ?? ""),
                Sources = sources,
                Tags = tags,
            };
            return new DistributedResponse(scope, question, response, new ConversationKey(conversation, user, tenant), made);
        }
        catch (Exception exception) when (exception is IOException or FormatException or DecoderFallbackException or ArgumentException)
        {
            throw new InvalidDataException("A cached answer is damaged.", exception);
        }
    }

    private static void Write(BinaryWriter writer, ResponseCacheScope scope)
    {
        writer.Write(scope.TenantId);
        writer.Write(scope.Locale);
        Write(writer, scope.AvatarId);
        Write(writer, scope.AvatarVersion);
        Write(writer, scope.KnowledgeVersion);
        Write(writer, scope.Route);
        Write(writer, scope.Request);
        Write(writer, scope.Partition);
    }

    private static ResponseCacheScope ReadScope(BinaryReader reader) => new()
    {
        TenantId = reader.ReadString(),
        Locale = reader.ReadString(),
        AvatarId = Read(reader),
        AvatarVersion = Read(reader),
        KnowledgeVersion = Read(reader),
        Route = Read(reader),
        Request = Read(reader),
        Partition = Read(reader),
    };

    private static void Write(BinaryWriter writer, string? value)
    {
        writer.Write(value is not null);
        if (value is not null)
        {
            writer.Write(value);
        }
    }

    private static string? Read(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    // A damaged entry must not ask for more memory than it is long.
    private static int Bounded(BinaryReader reader)
    {
        int count = reader.Read7BitEncodedInt();
        return count >= 0 && count <= reader.BaseStream.Length - reader.BaseStream.Position
            ? count
            : throw new InvalidDataException("A cached answer is damaged.");
    }
}
