namespace AvatarKit.Testing;

/// <summary>A part of a text that is spoken or passed over. Places are UTF-8 bytes of the request's text.</summary>
internal abstract record SpokenPart(int Start, int End)
{
    /// <summary>A word; <paramref name="Said"/> is what it sounds like, which a lexicon may change.</summary>
    public sealed record Word(int Start, int End, string Value, string Said, double Rate) : SpokenPart(Start, End);

    /// <summary>A sentence begins: its place and text are those of the whole sentence.</summary>
    public sealed record Sentence(int Start, int End, string Value) : SpokenPart(Start, End);

    /// <summary>Silence.</summary>
    public sealed record Pause(int Start, TimeSpan Length) : SpokenPart(Start, Start);

    /// <summary>A mark element of SSML.</summary>
    public sealed record Mark(int Start, int End, string Name) : SpokenPart(Start, End);
}
