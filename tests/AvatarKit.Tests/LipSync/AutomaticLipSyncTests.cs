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
        LipSyncInput input = Signals.Input(Signals.Noise(16_000, 16_000, 0.3), 16_000)
            with { Marks = [new(SpeechMarkKind.Viseme, 0, 16_000, "O", PhoneAlphabet.Oculus)] };
        Assert.Equal([new VisemeSpan(Viseme.O, 0, 16_000)], new AutomaticLipSync().CreateTrack(input).Spans);
    }

    [Fact]
    public void Without_viseme_marks_the_audio_is_heard()
    {
        LipSyncInput input = Signals.Input(Signals.Babble(16_000, 2), 16_000)
            with { Marks = [new(SpeechMarkKind.Word, 0, 16_000, "word", TextStart: 0, TextLength: 4)] };
        Assert.Equal(new AlignedLipSync().CreateTrack(input).Spans, new AutomaticLipSync().CreateTrack(input).Spans);
        Assert.Contains(new AutomaticLipSync().CreateTrack(input).Spans, span => span.Viseme != Viseme.Sil);
    }

    [Fact]
    public void Encoded_audio_without_marks_is_a_mouth_at_rest()
    {
        LipSyncInput input = Signals.Input([1, 2, 3, 4], 16_000) with { Format = new AudioFormat(AudioEncoding.Mp3, 16_000), Length = 100 };
        Assert.Equal([new VisemeSpan(Viseme.Sil, 0, 100)], new AutomaticLipSync().CreateTrack(input).Spans);
    }

    [Fact]
    public void A_session_follows_the_marks_that_come_with_the_first_audio()
    {
        LipSyncSession session = Session();
        session.Append(Signals.Noise(16_000, 8_000, 0.3), [new(SpeechMarkKind.Viseme, 0, 0, "O", PhoneAlphabet.Oculus)]);
        Assert.Equal([Viseme.O], Shapes(session.Take(session.Available)));
    }

    [Fact]
    public void A_session_hears_where_no_marks_come_and_follows_late_ones_as_long_as_nothing_was_taken()
    {
        byte[] babble = Signals.Babble(16_000, 1);
        LipSyncSession heard = Session();
        LipSyncSession marked = Session();
        heard.Append(babble, []);
        marked.Append(babble, []);
        Assert.Contains(Shapes(heard.Take(heard.Available)), static shape => shape != Viseme.Sil);

        SpeechMark late = new(SpeechMarkKind.Viseme, 0, 0, "O", PhoneAlphabet.Oculus);
        marked.Append(babble, [late]);
        heard.Append(babble, [late]);
        heard.Complete();
        Assert.Equal([Viseme.O], Shapes(marked.Take(marked.Available)));
        Assert.NotEqual([Viseme.O], Shapes(heard.Take(heard.Available)));
    }

    [Fact]
    public void Wrapped_lip_sync_is_found_and_does_what_it_did()
    {
        ILipSync wrapped = new Wrapped(new AutomaticLipSync());
        Assert.IsType<AutomaticLipSync>(wrapped.GetService(typeof(AutomaticLipSync)));
        Assert.Same(wrapped, wrapped.GetService(typeof(DelegatingLipSync)));
        Assert.Null(wrapped.GetService(typeof(MarkLipSync)));
        Assert.Null(wrapped.GetService(typeof(AutomaticLipSync), "key"));
        Assert.IsType<AutomaticLipSyncSession>(wrapped.CreateSession(AudioFormat.Pcm16(16_000), "", "en"));
    }

    private static LipSyncSession Session() => new AutomaticLipSync().CreateSession(AudioFormat.Pcm16(16_000), "mama", "en-US");

    private static List<Viseme> Shapes(VisemeTrack part)
        => [.. part.Spans.Where(span => span.Start < part.Length).Select(static span => span.Viseme)];

    private sealed class Wrapped(ILipSync inner) : DelegatingLipSync(inner);
}
