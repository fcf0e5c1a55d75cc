namespace AvatarKit.Samples.Console;

/// <summary>What was asked for of the video on the command line.</summary>
internal sealed record VideoSettings
{
    public string Size { get; init; } = "1080p";

    public int FrameRate { get; init; } = 60;

    public bool WebM { get; init; }

    public string? Character { get; init; }

    public string? Portrait { get; init; }

    public string? Landmarks { get; init; }

    public string? Background { get; init; }

    public bool Captions { get; init; }

    /// <summary>Whether the command line says whose face it is.</summary>
    public bool NamesFace => (Character ?? Portrait) is not null;

    public string FileName => WebM || Background == "transparent" ? "reply.webm" : "reply.mp4";
}
