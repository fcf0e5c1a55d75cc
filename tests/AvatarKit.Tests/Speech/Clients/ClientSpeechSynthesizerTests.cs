#pragma warning disable MEAI001, AVATARKIT001
using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static AvatarKit.Tests.Speech.WaveBytes;

namespace AvatarKit.Tests.Speech;

public sealed class ClientSpeechSynthesizerTests
{
    private static readonly SpeechRequest Hello = new() { Text = "Hello there world", Locale = "en-GB" };

    private static readonly SpeechSynthesizerConformance Suite = new(
        _ => new(new ToneClient().AsSpeechSynthesizer(new SpeechClientOptions { Voices = { "alto", "bass" }, Locales = { "en-US", "de" } })));

    public static TheoryData<string> Cases => [.. Suite.Cases.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task It_keeps_the_contract(string name) => Suite.Cases.Single(one => one.Name == name).RunAsync();

    [Theory]
    [InlineData("audio/pcm", 24_000)]
    [InlineData("audio/l16", 24_000)]
    [InlineData("audio/L16;codec=pcm;rate=16000", 16_000)]
    [InlineData("audio/raw; rate=8000", 8_000)]
    [InlineData("application/octet-stream", 24_000)]
    public async Task Raw_PCM_is_taken_under_any_of_its_names(string mediaType, int rate)
    {
        (AudioFormat format, byte[] audio) = await SpeakAsync(new ToneClient(mediaType, rate));

        Assert.Equal(AudioFormat.Pcm16(rate), format);
        Assert.Equal(ToneClient.Tones(Hello.Text, rate), audio);
    }

    [Theory]
    [InlineData("audio/wav", 1_000_000)]
    [InlineData("audio/wav", 3)]
    [InlineData("audio/x-wav", 100)]
    [InlineData("application/octet-stream", 4_000)]
    [InlineData("audio/mpeg", 4_000)]
    public async Task Wav_is_taken_for_what_it_is_in_pieces_of_any_size(string mediaType, int piece)
    {
        ToneClient client = new ToneClient(mediaType, 22_050, piece)
        {
            Wrap = bytes => new ToneClient(mediaType, piece: piece).Pieces(File(Pcm, 16, 1, 22_050, bytes, uint.MaxValue)),
        };

        (AudioFormat format, byte[] audio) = await SpeakAsync(client);

        Assert.Equal(AudioFormat.Pcm16(22_050), format);
        Assert.Equal(ToneClient.Tones(Hello.Text, 22_050), audio);
    }

    [Fact]
    public async Task Several_wav_files_one_after_the_other_are_one_speech()
    {
        byte[] whole = ToneClient.Tones(Hello.Text, 24_000);
        byte[] one = File(Pcm, 16, 1, 24_000, whole[..10_000], after: Chunk("LIST", [1, 2, 3]));
        byte[] two = File(Pcm, 16, 1, 24_000, whole[10_000..]);
        var client = new ToneClient { Wrap = _ => [Wav(one[..5_000]), Wav(one[5_000..]), Wav(two)] };

        Assert.Equal(whole, (await SpeakAsync(client)).Audio);

        static DataContent Wav(byte[] bytes) => new(bytes, "audio/wav");
    }

    [Fact]
    public async Task Stereo_PCM_is_mixed_down()
    {
        var client = new ToneClient { Wrap = _ => [new DataContent(Samples(100, 300, -4, -8), "audio/pcm;channels=2")] };

        Assert.Equal([200, -6], Shorts((await SpeakAsync(client)).Audio));
    }

    [Theory]
    [InlineData("audio/mpeg")]
    [InlineData("audio/ogg")]
    [InlineData("audio/opus")]
    [InlineData("audio/flac")]
    [InlineData("text/plain")]
    public async Task Other_audio_is_named_with_how_to_ask_for_PCM(string mediaType)
    {
        SpeechException error = await Assert.ThrowsAsync<SpeechException>(() => SpeakAsync(new ToneClient(mediaType)));

        Assert.Equal(("speech.format", "tones"), (error.Code, error.Provider));
        Assert.Contains($"'{mediaType}'", error.Message, StringComparison.Ordinal);
        Assert.Contains("SpeechClientOptions.AudioFormat", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wav_that_cannot_be_read_is_named()
    {
        SpeechException error = await Assert.ThrowsAsync<SpeechException>(
            () => SpeakAsync(new ToneClient { Wrap = _ => [new DataContent(File(6, 8, 1, 8_000, new byte[99]), "audio/wav")] }));

        Assert.Equal("speech.format", error.Code);
        Assert.Contains("A-law", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_gives_nothing_fails_without_the_words_it_was_given()
    {
        SpeechException nothing = await Assert.ThrowsAsync<SpeechException>(() => SpeakAsync(new ToneClient { Wrap = _ => [] }));
        SpeechException error = await Assert.ThrowsAsync<SpeechException>(
            () => SpeakAsync(new ToneClient { Wrap = _ => [new ErrorContent("Cannot say 'Hello'") { ErrorCode = "quota" }] }));
        SpeechException link = await Assert.ThrowsAsync<SpeechException>(
            () => SpeakAsync(new ToneClient { Wrap = _ => [new UriContent("https://voice.example/1.wav", "audio/wav")] }));

        Assert.All([nothing, error, link], static one => Assert.Equal("speech.no_audio", one.Code));
        Assert.Contains("'quota'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Hello", error.Message, StringComparison.Ordinal);
        Assert.Contains("link", link.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_client_throws_is_kept_inside_a_speech_exception()
    {
        SpeechException error = await Assert.ThrowsAsync<SpeechException>(
            () => SpeakAsync(new ToneClient { Wrap = _ => throw new HttpRequestException("Hello was too much.") }));

        Assert.Equal("speech.failed", error.Code);
        Assert.IsType<HttpRequestException>(error.InnerException);
        Assert.DoesNotContain("Hello", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_is_asked_in_its_own_words()
    {
        var client = new ToneClient();
        ISpeechSynthesizer voice = client.AsSpeechSynthesizer(new SpeechClientOptions { ModelId = "m1", AudioFormat = "wav" });

        await voice.SynthesizeAsync(Hello).ToListAsync();
        List<SpeechChunk> chunks = await voice.SynthesizeAsync(Hello with { Voice = "alloy", Rate = 1.5 }).ToListAsync();
        await voice.SynthesizeAsync(Hello with { Text = " … " }).ToListAsync();

        Assert.Equal(2, client.Asked.Count);
        Assert.Equal(("m1", null, "en-GB", "wav", null),
            (client.Asked[0]!.ModelId, client.Asked[0]!.VoiceId, client.Asked[0]!.Language, client.Asked[0]!.AudioFormat, client.Asked[0]!.Speed));
        Assert.Equal(("alloy", 1.5f), (client.Asked[1]!.VoiceId, client.Asked[1]!.Speed));
        Assert.Equal(("alloy", "tones"), (chunks[0].Voice.Id, chunks[0].Voice.Provider));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
        => Assert.Contains("SampleRate", Assert.Throws<OptionsValidationException>(
            () => new ToneClient().AsSpeechSynthesizer(new SpeechClientOptions { SampleRate = 0 })).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_host_gives_its_avatar_a_client_and_the_container_ends_it()
    {
        var client = new ToneClient(rate: 16_000);
        var services = new ServiceCollection();
        services.AddAvatarChatbot().UseChatClient(_ => new FakeChatClient())
            .UseTextToSpeechClient(_ => client, options => options.SampleRate = 16_000);
        await using (ServiceProvider provider = services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }))
        {
            ISpeechSynthesizer voice = provider.GetRequiredService<ISpeechSynthesizer>();
            Assert.Equal(AudioFormat.Pcm16(16_000), (await voice.GetVoicesAsync())[0].Format);
            Assert.NotEmpty(await voice.SynthesizeAsync(Hello).ToListAsync());
        }

        Assert.True(client.IsDisposed);
    }

    private static async Task<(AudioFormat Format, byte[] Audio)> SpeakAsync(ToneClient client)
    {
        List<SpeechChunk> chunks = await client.AsSpeechSynthesizer().SynthesizeAsync(Hello).ToListAsync();
        Assert.All(chunks, chunk => Assert.Equal((chunks[0].Format, 0), (chunk.Format, chunk.Audio.Length % 2)));
        return (chunks[0].Format, [.. chunks.SelectMany(static chunk => chunk.Audio.ToArray())]);
    }
}
