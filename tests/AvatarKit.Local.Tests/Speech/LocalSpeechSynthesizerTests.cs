using Microsoft.Extensions.Logging.Testing;

namespace AvatarKit.Local.Tests.Speech;

[Collection(VoicesGroup.Name)]
public sealed class LocalSpeechSynthesizerTests(VoicesFixture fixture)
{
    private LocalSpeechSynthesizer Voices => fixture.Voices;

    private LocalSpeechSynthesizer WithoutEspeak => new(new LocalSpeechOptions { CacheFolder = fixture.Folder, EspeakWorkers = 0 });

    [Theory]
    [InlineData(null, null, "flite/slt")]
    [InlineData(null, "en", "flite/slt")]
    [InlineData(null, "en-AU", "flite/slt")]
    [InlineData("slt", null, "flite/slt")]
    [InlineData("RMS", null, "flite/rms")]
    [InlineData("flite/awb", "de-DE", "flite/awb")]
    public async Task English_is_spoken_by_Flite(string? voice, string? locale, string expected) =>
        Assert.Equal(expected, (await Spoken.Of(Voices, "Hello.", voice, locale)).Voice.Id);

    [EspeakTheory]
    [InlineData(null, "de-AT", "espeak/de")]
    [InlineData(null, "pt-BR", "espeak/pt-br")]
    [InlineData(null, "nb-NO", "espeak/nb")]
    [InlineData(null, "zh-CN", "espeak/cmn")]
    [InlineData("de", "en-US", "espeak/de")]
    [InlineData("espeak/fr", null, "espeak/fr-fr")]
    [InlineData("espeak/EN-US", null, "espeak/en-us")]
    public async Task Other_languages_and_named_voices_are_spoken_by_eSpeak(string? voice, string? locale, string expected) =>
        Assert.Equal(expected, (await Spoken.Of(Voices, "Hallo.", voice, locale)).Voice.Id);

    [EspeakFact]
    public async Task Voices_are_listed_best_first_and_each_can_be_asked_for()
    {
        IReadOnlyList<VoiceInfo> voices = await Voices.GetVoicesAsync();

        Assert.Equal(["flite/slt", "flite/rms", "flite/awb", "flite/kal16", "flite/kal", "espeak/en-us"], voices.Take(6).Select(voice => voice.Id));
        Assert.True(voices.Count > 100, $"{voices.Count} voices");
        Assert.Equal(voices.Count, voices.Select(voice => voice.Id).Distinct().Count());
        Assert.All(voices, voice => Assert.False(voice.IsSilent));
        foreach (VoiceInfo voice in voices)
        {
            Spoken spoken = await Spoken.Of(Voices, "Ana 123", voice.Id);
            Assert.Equal(voice, spoken.Voice);
            spoken.AssertWellFormed();
        }
    }

    [Fact]
    public async Task Without_eSpeak_other_languages_are_refused_with_the_way_out()
    {
        await using LocalSpeechSynthesizer voices = WithoutEspeak;

        VoiceNotFoundException error = await Assert.ThrowsAsync<VoiceNotFoundException>(() => Spoken.Of(voices, "Guten Tag.", locale: "de-DE"));

        Assert.Equal("de-DE", error.Locale);
        Assert.Contains("EspeakWorkers is 0", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Guten", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stl", "flite/slt")]
    [InlineData("flite/kal61", "flite/kal16")]
    [InlineData("nobody-at-all", "flite/slt, flite/rms")]
    public async Task An_unknown_voice_is_refused_with_names_that_are_close(string voice, string expected)
    {
        await using LocalSpeechSynthesizer voices = WithoutEspeak;

        VoiceNotFoundException error = await Assert.ThrowsAsync<VoiceNotFoundException>(() => Spoken.Of(voices, "Hello.", voice));

        Assert.Equal(voice, error.Voice);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [EspeakFact]
    public async Task An_unknown_locale_is_refused()
    {
        VoiceNotFoundException error = await Assert.ThrowsAsync<VoiceNotFoundException>(() => Spoken.Of(Voices, "Hello.", locale: "tlh"));

        Assert.Equal("tlh", error.Locale);
    }

    [Fact]
    public async Task A_build_without_Flite_says_what_is_missing_once_and_how_to_get_it()
    {
        FakeLogger<LocalSpeechSynthesizer> logger = new();
        await using LocalSpeechSynthesizer voices = new(
            new LocalSpeechOptions { CacheFolder = fixture.Folder, EspeakWorkers = 0 }, binary: null, logger);

        Assert.Empty(await voices.GetVoicesAsync());
        Assert.Empty(await voices.GetVoicesAsync());
        await voices.WarmUpAsync();
        VoiceNotFoundException byLocale = await Assert.ThrowsAsync<VoiceNotFoundException>(() => Spoken.Of(voices, "Hello.", locale: "en-US"));
        VoiceNotFoundException byName = await Assert.ThrowsAsync<VoiceNotFoundException>(() => Spoken.Of(voices, "Hello.", "slt"));

        Assert.Contains("no voice", byLocale.Message, StringComparison.Ordinal);
        Assert.Contains("nodejs.org", byLocale.Message, StringComparison.Ordinal);
        Assert.Contains("npm", byName.Message, StringComparison.Ordinal);
        Assert.Single(logger.Collector.GetSnapshot(), record => record.Message.Contains("npm", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_machine_that_cannot_run_Flite_is_told_what_speaks_there()
    {
        FakeLogger<LocalSpeechSynthesizer> logger = new();
        await using LocalSpeechSynthesizer voices = new(
            new LocalSpeechOptions { CacheFolder = fixture.Folder, EspeakWorkers = 0 }, FliteBinary.FindEmbedded(), logger,
            hasLibrary: static () => false);

        Assert.Empty(await voices.GetVoicesAsync());
        await voices.WarmUpAsync();
        VoiceNotFoundException byLocale = await Assert.ThrowsAsync<VoiceNotFoundException>(() => Spoken.Of(voices, "Hello.", locale: "en-US"));
        VoiceNotFoundException byName = await Assert.ThrowsAsync<VoiceNotFoundException>(() => Spoken.Of(voices, "Hello.", "slt"));

        Assert.Contains("apk add espeak-ng", byLocale.Message, StringComparison.Ordinal);
        Assert.Contains("musl", byName.Message, StringComparison.Ordinal);
        Assert.Single(logger.Collector.GetSnapshot(), record => record.Message.Contains("musl", StringComparison.Ordinal));
    }

    [EspeakFact]
    public async Task A_machine_that_cannot_run_Flite_speaks_English_through_eSpeak()
    {
        await using LocalSpeechSynthesizer voices = new(
            new LocalSpeechOptions { CacheFolder = fixture.Folder }, FliteBinary.FindEmbedded(), hasLibrary: static () => false);

        await voices.WarmUpAsync();

        Assert.Equal("espeak/en-us", (await Spoken.Of(voices, "Hello.")).Voice.Id);
    }

    [Fact]
    public void The_library_that_runs_Flite_is_looked_for_where_it_lies()
    {
        Assert.True(WasmtimeLibrary.IsThere);
        Assert.False(WasmtimeLibrary.TryLoad("wasmtime-of-another-world"));
    }

    [EspeakFact]
    public async Task A_build_without_Flite_speaks_English_through_eSpeak()
    {
        await using LocalSpeechSynthesizer voices = new(new LocalSpeechOptions { CacheFolder = fixture.Folder }, binary: null);

        Assert.Equal("espeak/en-us", (await Spoken.Of(voices, "Hello.")).Voice.Id);
    }

    [Theory]
    [InlineData(0.49)]
    [InlineData(2.01)]
    [InlineData(double.NaN)]
    public void A_rate_out_of_range_is_refused(double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Voices.SynthesizeAsync(new SpeechRequest { Text = "Hello.", Rate = rate }));

    [Fact]
    public void A_text_without_end_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Voices.SynthesizeAsync(new SpeechRequest { Text = new string('a', LocalSpeechSynthesizer.MaxTextLength + 1) }));

    [Fact]
    public async Task A_cancelled_token_begins_nothing()
    {
        using CancellationTokenSource stop = new();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Spoken.Of(Voices, new SpeechRequest { Text = "Hello." }, stop.Token));
    }

    [Fact]
    public async Task After_disposal_it_says_so()
    {
        LocalSpeechSynthesizer voices = new(new LocalSpeechOptions { CacheFolder = fixture.Folder });
        await voices.DisposeAsync();
        await voices.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => Spoken.Of(voices, "Hello."));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await voices.GetVoicesAsync());
    }

    [Fact]
    public async Task What_is_said_is_written_nowhere()
    {
        // A word no other test says, so that it is found wherever it may have been written.
        const string Secret = "zanzibarquark";
        FakeLogger<LocalSpeechSynthesizer> logger = new();
        await using (LocalSpeechSynthesizer voices = new(new LocalSpeechOptions { CacheFolder = fixture.Folder }, logger))
        {
            await Spoken.Of(voices, $"The word is {Secret}.", "slt");
        }

        Assert.DoesNotContain(logger.Collector.GetSnapshot(),
            record => record.Level > Microsoft.Extensions.Logging.LogLevel.Trace && record.Message.Contains(Secret, StringComparison.Ordinal));
        Assert.All(Directory.GetFiles(fixture.Folder, "*", SearchOption.AllDirectories),
            file => Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf("zanzibarquark"u8)));
    }
}
