using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.LipSync;

public sealed class AutomaticLipSyncTests
{
    private static readonly LipSyncConformance Suite = new(_ => new(new AutomaticLipSync()));

    public static TheoryData<string> Cases => [.. Suite.Cases.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task It_keeps_the_contract(string name) => Suite.Cases.Single(one => one.Name == name).RunAsync();

    [Fact]
    public void It_is_the_default()
    {
        ServiceCollection services = new();
        services.AddAvatarChatbot();
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.IsType<AutomaticLipSync>(provider.GetRequiredService<ILipSync>());
    }

    [Fact]
    public void Marks_win_over_what_is_heard()
    {
        LipSyncInput input = Signals.Input(Signals.Noise(16_000, 16_000, 0.3), 16_000) with { Marks = [new(SpeechMarkKind.Viseme, 0, 16_000, "O", PhoneAlphabet.Oculus)] };
        Assert.Equal([new VisemeSpan(Viseme.O, 0, 16_000)], new AutomaticLipSync().CreateTrack(input).Spans);
    }

    [Fact]
    public void Without_viseme_marks_the_audio_is_heard()
    {
        LipSyncInput input = Signals.Input(Signals.Babble(16_000, 2), 16_000) with { Marks = [new(SpeechMarkKind.Word, 0, 16_000, "word", TextStart: 0, TextLength: 4)] };
        Assert.Equal(new AlignedLipSync().CreateTrack(input).Spans, new AutomaticLipSync().CreateTrack(input).Spans);
        Assert.Contains(new AutomaticLipSync().CreateTrack(input).Spans, span => span.Viseme != Viseme.Sil);
    }

    [Fact]
    public void Encoded_audio_without_marks_is_a_mouth_at_rest()
    {
        LipSyncInput input = Signals.Input([1, 2, 3, 4], 16_000) with { Format = new AudioFormat(AudioEncoding.Mp3, 16_000), Length = 100 };
        Assert.Equal([new VisemeSpan(Viseme.Sil, 0, 100)], new AutomaticLipSync().CreateTrack(input).Spans);
    }
}
