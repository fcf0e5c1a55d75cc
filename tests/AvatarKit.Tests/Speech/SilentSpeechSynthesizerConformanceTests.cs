using AvatarKit.Testing;

namespace AvatarKit.Tests.Speech;

public sealed class SilentSpeechSynthesizerConformanceTests
{
    private static readonly SpeechSynthesizerConformance Suite = new(_ => new(new SilentSpeechSynthesizer())) { CanPause = true };

    public static TheoryData<string> Cases => [.. Suite.Cases.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task It_keeps_the_contract(string name) => Suite.Cases.Single(one => one.Name == name).RunAsync();
}
