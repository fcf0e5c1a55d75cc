namespace AvatarKit.Load;

/// <summary>How long the scripted providers take.</summary>
/// <param name="Model">To a model's first word.</param>
/// <param name="Voice">To a voice's first sound.</param>
internal readonly record struct ProviderWaits(TimeSpan Model, TimeSpan Voice)
{
    public static string[] Known { get; } = ["--model-ms", "--voice-ms"];

    public TimeSpan ToSound => Model + Voice;

    public static ProviderWaits Read(LoadArguments arguments, int model, int voice) => new(
        TimeSpan.FromMilliseconds(arguments.Number("--model-ms", model)), TimeSpan.FromMilliseconds(arguments.Number("--voice-ms", voice)));
}
