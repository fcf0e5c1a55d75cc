using System.Text.Json;

namespace AvatarKit.AspNetCore;

/// <summary>A client's first message.</summary>
/// <param name="Codec">The codec it is sent; <see langword="null"/>: no sound.</param>
/// <param name="Face">Whether it wants faces.</param>
/// <param name="Visemes">Whether it wants visemes.</param>
/// <param name="Resume">Where it was, if it comes back.</param>
internal sealed record Hello(string? Codec, bool Face, bool Visemes, HelloResume? Resume)
{
    public const string Opus = "opus";
    public const string Pcm = "pcm";

    private const string Mask = "mask";
    private const int MaxIdLength = 256;

    /// <summary>Whether faces name their channels by a mask.</summary>
    public bool FaceMask { get; init; }

    /// <summary>How many bits a second of Opus it wants; <see langword="null"/>: it does not say.</summary>
    public double? Bitrate { get; init; }

    /// <summary>Whether it can ask the person before a tool is called.</summary>
    public bool Approvals { get; init; }

    /// <summary>The client's trace, which what it opens is part of, as it was sent; <see langword="null"/>: it names none.</summary>
    public string? TraceParent { get; init; }

    /// <summary>Reads it.</summary>
    /// <exception cref="LiveCloseException">It is not one this server understands.</exception>
    public static Hello Read(ReadOnlyMemory<byte> json)
    {
        using JsonDocument? document = LiveJson.Read(json);
        if (document is null || LiveJson.TextOf(document.RootElement, "type") != "hello")
        {
            throw new LiveCloseException(LiveProtocol.NotUnderstood, "The first message is hello.");
        }

        JsonElement message = document.RootElement;
        if ((LiveJson.WholeOf(message, "version") ?? LiveProtocol.Version) != LiveProtocol.Version)
        {
            throw new LiveCloseException(LiveProtocol.NotUnderstood, "This server speaks version 1.");
        }

        return new Hello(
            CodecOf(message), LiveJson.FlagOf(message, "face") ?? true, LiveJson.FlagOf(message, "visemes") ?? false, ResumeOf(message))
        {
            FaceMask = LiveJson.TextOf(message, "face") == Mask,
            Bitrate = LiveJson.NumberOf(message, "bitrate"),
            Approvals = LiveJson.FlagOf(message, "approvals") ?? false,
            TraceParent = LiveJson.TextOf(message, "traceparent"),
        };
    }

    /// <summary>The first codec in the client's order that is known here; none named: PCM, which every client can play.</summary>
    private static string? CodecOf(JsonElement message)
    {
        if (LiveJson.PropertyOf(message, "audio") is not { } codecs || codecs.ValueKind == JsonValueKind.Null)
        {
            return Pcm;
        }

        if (codecs.ValueKind != JsonValueKind.Array)
        {
            throw new LiveCloseException(LiveProtocol.NotUnderstood, "hello.audio is an array of codecs.");
        }

        foreach (JsonElement codec in codecs.EnumerateArray())
        {
            if (codec.ValueKind == JsonValueKind.String && LiveJson.TextOf(codec) is (Opus or Pcm) and var known)
            {
                return known;
            }
        }

        return codecs.GetArrayLength() == 0
            ? null : throw new LiveCloseException(LiveProtocol.NotUnderstood, "This server sends opus and pcm; hello.audio has neither.");
    }

    private static HelloResume? ResumeOf(JsonElement message)
    {
        if (LiveJson.ObjectOf(message, "resume") is not { } resume)
        {
            return null;
        }

        return new HelloResume(
            IdOf(resume, "session"),
            Math.Max(0, LiveJson.WholeOf(resume, "number") ?? 0),
            IdOf(resume, "turnId"),
            LiveJson.WholeOf(resume, "segment") is >= 0 and <= int.MaxValue and var segment ? (int)segment : null,
            Math.Clamp(LiveJson.NumberOf(resume, "elapsedMs") ?? 0, 0, LiveVerbs.MaxElapsedMs),
            (int)Math.Clamp(LiveJson.WholeOf(resume, "heardCharacters") ?? 0, 0, int.MaxValue));
    }

    private static string? IdOf(JsonElement resume, string name)
        => LiveJson.TextOf(resume, name) is { Length: > 0 and <= MaxIdLength } id ? id : null;
}

/// <summary>Where a client was when its connection broke.</summary>
internal sealed record HelloResume(string? Session, long Number, string? TurnId, int? Segment, double ElapsedMs, int HeardCharacters);
