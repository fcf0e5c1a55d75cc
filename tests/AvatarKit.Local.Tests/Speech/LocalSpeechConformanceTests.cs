using AvatarKit.Testing;

namespace AvatarKit.Local.Tests.Speech;

public sealed class LocalSpeechConformanceTests : IDisposable
{
    private static readonly string[] Names = [.. SuiteIn("", "en-US").Cases.Select(one => one.Name)];

    private readonly string folder = Directory.CreateTempSubdirectory("avatarkit-conformance-").FullName;

    public static TheoryData<string> Cases => [.. Names];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Flite_keeps_the_contract(string name) => SuiteIn(folder, "en-US").Cases.Single(one => one.Name == name).RunAsync();

    [EspeakTheory]
    [MemberData(nameof(Cases))]
    public Task Espeak_keeps_the_contract(string name) => SuiteIn(folder, "de-DE").Cases.Single(one => one.Name == name).RunAsync();

    private static SpeechSynthesizerConformance SuiteIn(string folder, string locale) => new(
        _ => new(new LocalSpeechSynthesizer(new LocalSpeechOptions { CacheFolder = Path.Combine(folder, "cache") })))
    {
        Locale = locale,
        CanPause = true,
    };
}
