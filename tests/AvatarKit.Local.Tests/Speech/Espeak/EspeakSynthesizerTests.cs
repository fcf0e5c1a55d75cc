using System.Diagnostics;
using Microsoft.Extensions.Logging.Testing;

namespace AvatarKit.Local.Tests.Speech.Espeak;

[Collection(VoicesGroup.Name)]
public sealed class EspeakSynthesizerTests(VoicesFixture fixture)
{
    private const string Long = "Dies ist ein sehr langer Satz, der immer weiter geht. ";

    private LocalSpeechSynthesizer Voices => fixture.Voices;

    [EspeakTheory]
    [InlineData("de", "Größe zählt: das kostet zwanzig Euro.", "Größe|zählt|das|kostet|zwanzig|Euro")]
    [InlineData("fr", "L'été dernier, nous étions à Paris.", "L'été|dernier|nous|étions|à|Paris")]
    [InlineData("ru", "Привет, мир!", "Привет|мир")]
    [InlineData("en-us", "Hello 😀 world 🎉, it's \"well-known\" — really.", "Hello|😀|world|🎉|it's|well-known|really")]
    [InlineData("hi", "नमस्ते दुनिया", "नमस्ते|दुनिया")]
    [InlineData("ar", "مرحبا بالعالم", "مرحبا|بالعالم")]
    public async Task A_language_is_spoken_with_sounds_and_words_on_the_clock_of_its_audio(string voice, string text, string words)
    {
        Spoken spoken = await Spoken.Of(Voices, text, voice);

        spoken.AssertWellFormed();
        Assert.Equal(AudioFormat.Pcm16(22_050), spoken.Voice.Format);
        Assert.InRange(spoken.Seconds, 0.5, 6);
        Assert.Equal(words, string.Join('|', spoken.Words.Select(word => word.Value)));
        Assert.All(spoken.Phones, phone => Assert.Equal(PhoneAlphabet.Ipa, phone.Alphabet));
        Assert.All(spoken.Words, word => Assert.True(word.Duration > 0, word.Value));
    }

    [EspeakFact]
    public async Task Sounds_are_heard_where_the_marks_say_and_pauses_are_quiet()
    {
        Spoken spoken = await Spoken.Of(Voices, "Ja. Nein. Oh, Anna! Aha.", "de");

        double vowels = spoken.Phones.Where(phone => phone.Value.IndexOfAny(['a', 'o', 'ɔ', 'ɑ']) >= 0)
            .Average(phone => spoken.Loudness(phone.Start, phone.Duration));
        double pauses = spoken.Phones.Where(phone => phone.Value == "_").Average(phone => spoken.Loudness(phone.Start, phone.Duration));
        Assert.True(vowels > 5 * pauses, $"vowels {vowels:0}, pauses {pauses:0}");
    }

    [EspeakFact]
    public async Task The_sounds_of_a_word_lie_within_it()
    {
        Spoken spoken = await Spoken.Of(Voices, "Mama und Papa", "de");

        SpeechMark papa = spoken.Words.Single(word => word.Value == "Papa");
        string sounds = string.Concat(
            spoken.Phones.Where(phone => phone.Start >= papa.Start && phone.Start < papa.Start + papa.Duration).Select(phone => phone.Value));
        Assert.Equal(2, sounds.Count(sound => sound == 'p'));
        Assert.DoesNotContain('m', sounds);
    }

    [EspeakFact]
    public async Task Rate_shortens_and_lengthens()
    {
        string text = string.Concat(Enumerable.Repeat(Long, 3));
        Spoken normal = await Spoken.Of(Voices, text, "de");
        Spoken fast = await Spoken.Of(Voices, text, "de", rate: 2);
        Spoken slow = await Spoken.Of(Voices, text, "de", rate: 0.5);

        fast.AssertWellFormed();
        slow.AssertWellFormed();
        Assert.InRange(fast.Seconds / normal.Seconds, 0.4, 0.65);
        Assert.InRange(slow.Seconds / normal.Seconds, 1.6, 2.4);
    }

    [EspeakTheory]
    [InlineData("<speak><voice name='en'>tags</voice> & entities &amp; more</speak>")]
    [InlineData("[[h@l'oU]] and [[[")]
    [InlineData("\u00015p\u0001+99Scommand\0s and \u001b[31m escapes\ue000")]
    [InlineData("half{high} of an emoji and {low} more")]
    [InlineData("--help -v de")]
    public async Task Odd_text_is_read_and_not_obeyed(string text)
    {
        // Halves of characters do not survive in an attribute.
        text = text.Replace("{high}", "\ud83d", StringComparison.Ordinal).Replace("{low}", "\ude00", StringComparison.Ordinal);

        Spoken spoken = await Spoken.Of(Voices, text, "en-us");

        spoken.AssertWellFormed();
        Assert.NotEmpty(spoken.Words);
        Assert.InRange(spoken.Seconds, 0.3, 15);
    }

    [EspeakTheory]
    [InlineData("")]
    [InlineData(" \n ")]
    public async Task Nothing_to_say_gives_no_audio(string text) => Assert.Empty((await Spoken.Of(Voices, text, "de")).Chunks);

    [EspeakFact]
    public async Task Ten_thousand_characters_are_spoken_chunk_by_chunk()
    {
        string text = string.Concat(Enumerable.Repeat(Long, 200))[..10_000];

        Spoken spoken = await Spoken.Of(Voices, text, "de", rate: 2);

        spoken.AssertWellFormed();
        Assert.True(spoken.Chunks.Count > 100);
        Assert.Equal(TextWord.Find(text).Count, spoken.Words.Count);
    }

    [EspeakFact]
    public async Task Many_speak_at_once_over_two_workers()
    {
        await using LocalSpeechSynthesizer voices = New();
        (string Voice, string Text)[] texts = [.. Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? "de" : "fr", $"Numero {i} la la."))];

        Spoken[] spoken = await Task.WhenAll(texts.Select(text => Task.Run(() => Spoken.Of(voices, text.Text, text.Voice))));

        Assert.All(spoken, one => one.AssertWellFormed());
        Assert.Equal(texts.Select(text => text.Voice[..2]), spoken.Select(one => one.Voice.Locale[..2]));
        Assert.InRange(voices.Espeak.Pool!.ProcessIds.Count, 1, 2);
    }

    [EspeakFact]
    public async Task No_worker_is_started_ahead_for_avatars_that_Flite_speaks_for()
    {
        await using LocalSpeechSynthesizer voices = New();

        await voices.WarmUpForAsync(["en-GB", "flite/slt", "RMS"], CancellationToken.None);
        Assert.Empty(voices.Espeak.Pool?.ProcessIds ?? []);

        await voices.WarmUpForAsync(["en-GB", "de-DE"], CancellationToken.None);
        Assert.Single(voices.Espeak.Pool!.ProcessIds);
    }

    [EspeakFact]
    public async Task A_worker_killed_while_idle_is_replaced_unnoticed()
    {
        await using LocalSpeechSynthesizer voices = New();
        await voices.WarmUpAsync();
        for (int i = 0; i < 5; i++)
        {
            int before = Assert.Single(voices.Espeak.Pool!.ProcessIds);
            Kill(before);

            (await Spoken.Of(voices, "Noch da.", "de")).AssertWellFormed();

            Assert.NotEqual(before, Assert.Single(voices.Espeak.Pool.ProcessIds));
        }
    }

    [EspeakFact]
    public async Task A_worker_killed_while_it_is_heard_fails_its_text_and_not_the_next()
    {
        await using LocalSpeechSynthesizer voices = New();
        await using IAsyncEnumerator<SpeechChunk> chunks = Begin(voices, CancellationToken.None);
        Assert.True(await chunks.MoveNextAsync());

        Kill(Assert.Single(voices.Espeak.Pool!.ProcessIds));

        SpeechException error = await Assert.ThrowsAsync<SpeechException>(async () =>
        {
            while (await chunks.MoveNextAsync())
            {
            }
        });
        Assert.Equal("speech.worker_died", error.Code);
        (await Spoken.Of(voices, "Noch da.", "de")).AssertWellFormed();
    }

    [EspeakFact]
    public async Task Cancelling_in_the_middle_keeps_the_worker_for_the_next_text()
    {
        await using LocalSpeechSynthesizer voices = New();
        using CancellationTokenSource stop = new();
        int worker;
        await using (IAsyncEnumerator<SpeechChunk> chunks = Begin(voices, stop.Token))
        {
            Assert.True(await chunks.MoveNextAsync());
            worker = Assert.Single(voices.Espeak.Pool!.ProcessIds);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await chunks.MoveNextAsync());
        }

        Spoken next = await Spoken.Of(voices, "Noch da.", "de");

        next.AssertWellFormed();
        Assert.Equal(["Noch", "da"], next.Words.Select(word => word.Value));
        Assert.Equal(worker, Assert.Single(voices.Espeak.Pool!.ProcessIds));
    }

    [EspeakFact]
    public async Task A_listener_who_stops_listening_keeps_the_worker_for_the_next_text()
    {
        await using LocalSpeechSynthesizer voices = New();
        await using (IAsyncEnumerator<SpeechChunk> chunks = Begin(voices, CancellationToken.None))
        {
            Assert.True(await chunks.MoveNextAsync());
        }

        int worker = Assert.Single(voices.Espeak.Pool!.ProcessIds);
        Assert.Equal(["Noch", "da"], (await Spoken.Of(voices, "Noch da.", "de")).Words.Select(word => word.Value));
        Assert.Equal(worker, Assert.Single(voices.Espeak.Pool.ProcessIds));
    }

    [EspeakFact]
    public async Task Disposal_leaves_no_process_and_no_file_behind()
    {
        string[] before = Directory.GetFileSystemEntries(Path.GetTempPath(), "avatarkit-espeak-*");
        LocalSpeechSynthesizer voices = New();
        IAsyncEnumerator<SpeechChunk> chunks = Begin(voices, CancellationToken.None);
        Assert.True(await chunks.MoveNextAsync());
        int worker = Assert.Single(voices.Espeak.Pool!.ProcessIds);
        using Process process = Process.GetProcessById(worker);

        await voices.DisposeAsync();

        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            while (await chunks.MoveNextAsync())
            {
            }
        });
        await chunks.DisposeAsync();
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(30)));
        Assert.Empty(voices.Espeak.Pool.ProcessIds);
        Assert.Equal(before, Directory.GetFileSystemEntries(Path.GetTempPath(), "avatarkit-espeak-*"));
    }

    [EspeakFact]
    public async Task Who_looks_for_voices_and_who_waits_for_that_are_let_go_of_by_disposal()
    {
        LocalSpeechSynthesizer voices = New();
        Task<IReadOnlyList<VoiceInfo>> looking = voices.GetVoicesAsync().AsTask();
        Task<IReadOnlyList<VoiceInfo>> waiting = voices.GetVoicesAsync().AsTask();

        await voices.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => looking.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System));
        Assert.Empty(voices.Espeak.Pool!.ProcessIds);
    }

    [EspeakFact]
    public async Task A_worker_that_cannot_be_had_is_logged_by_the_type_of_its_error_alone()
    {
        FakeLogger<LocalSpeechSynthesizer> logger = new();
        await using LocalSpeechSynthesizer voices = new(
            new LocalSpeechOptions { CacheFolder = fixture.Folder, Timeout = TimeSpan.FromMilliseconds(1) }, logger);

        await voices.GetVoicesAsync();

        FakeLogRecord told = logger.Collector.GetSnapshot().Single(record => record.Id.Id == 3110);
        Assert.Null(told.Exception);
        Assert.StartsWith("eSpeak NG cannot be used (TimeoutException). The eSpeak worker could not", told.Message, StringComparison.Ordinal);
    }

    [EspeakFact]
    public async Task A_damaged_worker_program_is_written_anew()
    {
        string folder = Directory.CreateTempSubdirectory("avatarkit-tests-").FullName;
        try
        {
            await using (LocalSpeechSynthesizer first = new(new LocalSpeechOptions { CacheFolder = folder }))
            {
                await first.WarmUpAsync();
            }

            string program = Directory.GetFiles(folder, "*.dll", SearchOption.AllDirectories).Single();
            byte[] good = await File.ReadAllBytesAsync(program);
            await File.WriteAllBytesAsync(program, good[..1000]);
            await using LocalSpeechSynthesizer second = new(new LocalSpeechOptions { CacheFolder = folder });

            (await Spoken.Of(second, "Hallo.", "de")).AssertWellFormed();

            Assert.Equal(good, await File.ReadAllBytesAsync(program));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [EspeakFact]
    public async Task Without_a_folder_to_write_to_the_worker_runs_from_a_temporary_one_that_is_removed()
    {
        string[] before = Directory.GetDirectories(Path.GetTempPath(), "avatarkit-espeak-*");
        string file = Path.GetTempFileName();
        try
        {
            await using (LocalSpeechSynthesizer voices = new(new LocalSpeechOptions { CacheFolder = Path.Combine(file, "below") }))
            {
                (await Spoken.Of(voices, "Hallo.", "de")).AssertWellFormed();
            }

            Assert.Equal(before, Directory.GetDirectories(Path.GetTempPath(), "avatarkit-espeak-*"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private LocalSpeechSynthesizer New() => new(new LocalSpeechOptions { CacheFolder = fixture.Folder });

    /// <summary>A text of more than an hour, so that the worker is in the middle of it,
    /// and could not come to its end in the time it is given to stop.</summary>
    private static IAsyncEnumerator<SpeechChunk> Begin(LocalSpeechSynthesizer voices, CancellationToken cancellationToken) =>
        voices.SynthesizeAsync(new SpeechRequest { Text = string.Concat(Enumerable.Repeat(Long, 1_500)), Voice = "de" }, cancellationToken)
            .GetAsyncEnumerator(CancellationToken.None);

    private static void Kill(int processId)
    {
        using Process process = Process.GetProcessById(processId);
        process.Kill();
        process.WaitForExit();
    }
}
