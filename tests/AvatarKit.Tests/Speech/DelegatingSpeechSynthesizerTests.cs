using AvatarKit.Testing;

namespace AvatarKit.Tests.Speech;

public sealed class DelegatingSpeechSynthesizerTests
{
    [Fact]
    public async Task It_passes_everything_on()
    {
        var voice = new FakeSpeechSynthesizer();
        using var wrapper = new Wrapper(voice);
        long samples = 0;
        await foreach (SpeechChunk chunk in wrapper.SynthesizeAsync(new SpeechRequest { Text = "Hello" }))
        {
            samples += chunk.Format.SamplesIn(chunk.Audio.Length);
        }

        Assert.True(samples > 0);
        Assert.Equal("Hello", Assert.Single(voice.Calls).Text);
        Assert.Same(voice.Voices, await wrapper.GetVoicesAsync());
    }

    [Fact]
    public void What_is_wrapped_is_found_from_the_outside_in()
    {
        var voice = new FakeSpeechSynthesizer();
        using var inner = new Wrapper(voice);
        using var outer = new Wrapper(inner);

        Assert.Same(voice, outer.GetService<FakeSpeechSynthesizer>());
        Assert.Same(outer, outer.GetService<Wrapper>());
        Assert.Same(outer, outer.GetService<ISpeechSynthesizer>());
        Assert.Null(outer.GetService<SilentSpeechSynthesizer>());
        Assert.Null(outer.GetService<FakeSpeechSynthesizer>(serviceKey: "other"));
    }

    [Fact]
    public void A_silent_voice_is_known_through_wrappers()
    {
        using var wrapper = new Wrapper(new SilentSpeechSynthesizer());
        using var audible = new Wrapper(new FakeSpeechSynthesizer());

        Assert.True(wrapper.IsSilent());
        Assert.True(new SilentSpeechSynthesizer().IsSilent());
        Assert.False(audible.IsSilent());
    }

    [Fact]
    public async Task Disposing_it_disposes_what_is_wrapped()
    {
        var first = new DisposableVoice();
        new Wrapper(first).Dispose();
        var second = new DisposableVoice();
        await new Wrapper(second).DisposeAsync();

        Assert.Equal((1, 1), (first.Disposals, second.Disposals));
    }

    private sealed class Wrapper(ISpeechSynthesizer inner) : DelegatingSpeechSynthesizer(inner);

    private sealed class DisposableVoice() : DelegatingSpeechSynthesizer(new SilentSpeechSynthesizer())
    {
        public int Disposals { get; private set; }

        protected override void Dispose(bool disposing)
        {
            Disposals++;
            base.Dispose(disposing);
        }
    }
}
