using AvatarKit.Testing;

namespace AvatarKit.Tests.Speech;

public sealed class DelegatingSpeechSynthesizerTests
{
    [Fact]
    public async Task It_passes_everything_on()
    {
        var voice = new FakeSpeechSynthesizer();
        var wrapper = new Wrapper(voice);
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
        var inner = new Wrapper(voice);
        var outer = new Wrapper(inner);

        Assert.Same(voice, outer.GetService<FakeSpeechSynthesizer>());
        Assert.Same(outer, outer.GetService<Wrapper>());
        Assert.Same(outer, outer.GetService<ISpeechSynthesizer>());
        Assert.Null(outer.GetService<SilentSpeechSynthesizer>());
        Assert.Null(outer.GetService<FakeSpeechSynthesizer>(serviceKey: "other"));
    }

    [Fact]
    public void A_silent_voice_is_known_through_wrappers()
    {
        var wrapper = new Wrapper(new SilentSpeechSynthesizer());
        var audible = new Wrapper(new FakeSpeechSynthesizer());

        Assert.True(wrapper.IsSilent());
        Assert.True(new SilentSpeechSynthesizer().IsSilent());
        Assert.False(audible.IsSilent());
    }

    private sealed class Wrapper(ISpeechSynthesizer inner) : DelegatingSpeechSynthesizer(inner);
}
