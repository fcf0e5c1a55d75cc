namespace AvatarKit.EndToEnd.Tests;

public sealed class ReplyPiecesBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string First = "Mama papa, a **bold** word by `code`.";
    private const string Second = "And a second sentence?";

    /// <summary>The degrees between two values of a head's angle as a byte.</summary>
    private const double DegreesOfStep = 15.0 / 127;
    private static readonly string[] Words = ["Mama", "papa", "a", "bold", "word", "by", "code", "And", "a", "second", "sentence"];

    [ChromiumFact]
    public async Task A_caption_stays_while_the_pieces_of_its_sentence_play_and_every_word_is_marked_in_it()
    {
        AvatarResponse response = ReplyPieces.Cut(await SampleReply.CreateAsync(First, Second));
        Assert.True(response.Segments.Count > 8);
        await using OpenPage open = await OpenPage.OpenAsync(chromium.Browser, response);
        await open.Page.EvaluateAsync(
            """
            () => {
              globalThis.log = { words: [], captions: [], waits: 0 };
              avatarPlayer.addEventListener('waiting', () => log.waits++);
              avatarPlayer.addEventListener('caption', ({ detail }) => {
                log.captions.push(`${detail.sentence}/${detail.index} ${avatarPlayer.caption.textContent} = ${avatarPlayer.said.textContent}`);
              });
              avatarPlayer.addEventListener('word', ({ detail }) => {
                if (!detail.word) return;
                const marked = parent => [...parent.querySelectorAll('.word.now')].map(span => span.textContent).join('');
                log.words.push({
                  late: avatarPlayer.position - detail.word.at, spoken: detail.word.text,
                  article: marked(document.querySelector('article')), caption: marked(avatarPlayer.caption),
                });
              });
            }
            """);

        await open.Page.Locator("#toggle").ClickAsync();
        await open.UntilAsync("avatarPlayer.state === 'ended'");

        Log log = await open.Page.EvaluateAsync<Log>("() => log");
        int second = response.Segments.First(static segment => segment.Sentence == 1).Index;
        Assert.Equal(
            ["0/0 Mama papa, a bold word by code. = Mama papa, a bold word by code.", $"1/{second} And a second sentence? = And a second sentence?"],
            log.Captions);
        Assert.Equal(Words, log.Words.Select(static word => word.Spoken));
        Assert.All(log.Words, static word => Assert.Equal((word.Spoken, word.Spoken), (word.Article, word.Caption)));
        Assert.All(log.Words, static word => Assert.True(word.Late >= 0, $"'{word.Spoken}' was marked {-word.Late} s before it was heard."));
        Assert.Equal(0, log.Waits);
        Assert.Empty(open.Complaints);
    }

    [ChromiumFact]
    public async Task Pieces_are_scheduled_so_that_their_sound_is_the_whole_sound_sample_by_sample()
    {
        AvatarResponse response = ReplyPieces.Cut(await SampleReply.CreateAsync(First, Second));
        await using OpenPage open = await OpenPage.OpenAsync(chromium.Browser, response);
        await open.Page.EvaluateAsync(
            """
            () => {
              globalThis.starts = [];
              const start = AudioBufferSourceNode.prototype.start;
              AudioBufferSourceNode.prototype.start = function (when, offset) {
                starts.push({ buffer: this.buffer, when, offset });
                start.call(this, when, offset);
              };
            }
            """);
        await open.Page.Locator("#toggle").ClickAsync();
        await open.UntilAsync("avatarPlayer.state === 'ended'");

        // What was scheduled is played again into memory, and compared with the pieces' own samples one after the other.
        double[] found = await open.Page.EvaluateAsync<double[]>(
            """
            async () => {
              const seen = [...starts];
              const joined = seen.flatMap(({ buffer }) => [...buffer.getChannelData(0)]);
              const rate = avatarPlayer.audio.sampleRate;
              const first = seen[0].when;
              const offline = new OfflineAudioContext(1, joined.length, rate);
              for (const { buffer, when, offset } of seen) {
                const source = new AudioBufferSourceNode(offline, { buffer });
                source.connect(offline.destination);
                source.start(when - first, offset);
              }
              const heard = (await offline.startRendering()).getChannelData(0);
              const apart = joined.reduce((most, sample, i) => Math.max(most, Math.abs(sample - heard[i])), 0);
              return [rate, seen.length, joined.length, Math.max(...joined), apart];
            }
            """);

        Assert.Equal(16_000, found[0]);
        Assert.Equal(response.Segments.Count, found[1]);
        Assert.Equal(response.Segments.Sum(static segment => segment.Audio.Length / 2), found[2]);
        Assert.True(found[3] > 0.1, "Nothing could be heard.");
        Assert.Equal(0, found[4], 0.000_1);
    }

    [ChromiumTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_face_of_pieces_is_the_face_of_the_whole_sentences_also_where_two_pieces_meet(bool face)
    {
        AvatarResponse whole = await SampleReply.CreateAsync(First, Second);
        AvatarResponse pieces = ReplyPieces.Cut(whole, face);
        whole = face ? whole : whole with { Segments = [.. whole.Segments.Select(static segment => segment with { Face = null })] };
        await using OpenPage one = await OpenPage.OpenAsync(chromium.Browser, whole);
        await using OpenPage many = await OpenPage.OpenAsync(chromium.Browser, pieces);
        const string Read =
            """
            step => {
              const rows = [];
              for (let t = 0; t < avatarPlayer.duration; t += step) rows.push(...avatarPlayer.poseAt(t));
              return [avatarPlayer.duration, ...rows];
            }
            """;

        double[] expected = await one.Page.EvaluateAsync<double[]>(Read, 0.005);
        double[] found = await many.Page.EvaluateAsync<double[]>(Read, 0.005);

        Assert.Equal(expected.Length, found.Length);
        Assert.True(expected.Skip(1).Max() > 0.3, "The face does not move.");
        // A mouth made of visemes is drawn on each piece's own frames: it may differ by what moves within one of them.
        double most = Differences(expected, found, isHead: false).Max();
        Assert.True(most < (face ? 0.01 : 0.12), $"The faces differ by {most}.");

        // A head's angle is the mean of what is near in its piece: where two meet it may differ by less than a byte's step.
        double head = Differences(expected, found, isHead: true).Max();
        Assert.True(head < DegreesOfStep, $"The heads differ by {head} degrees.");
    }

    /// <summary>By how much two faces differ, after their durations: poses of so many channels one after the other.</summary>
    private static IEnumerable<double> Differences(double[] expected, double[] found, bool isHead)
        => expected.Zip(found, static (a, b) => Math.Abs(a - b)).Skip(1)
            .Where((_, index) => index % FaceTrack.ChannelCount >= (int)FaceChannel.HeadYaw == isHead);

    [ChromiumFact]
    public async Task A_piece_that_comes_late_stops_sound_and_face_and_both_go_on_with_it()
    {
        AvatarResponse pieces = ReplyPieces.Cut(await SampleReply.CreateAsync("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
        await using OpenPage open = await OpenPage.OpenAsync(chromium.Browser, pieces);
        await open.Page.EvaluateAsync(
            """
            () => {
              globalThis.pieces = avatarPlayer.segments.map(item => item.segment);
              avatarPlayer.clear();
              pieces.slice(0, 3).forEach(piece => avatarPlayer.enqueue(piece));
              globalThis.end = avatarPlayer.duration;
              globalThis.events = [];
              for (const name of ['waiting', 'resumed', 'ended']) avatarPlayer.addEventListener(name, () => events.push(name));
              avatarPlayer.play();
            }
            """);
        await open.UntilAsync("avatarPlayer.isWaiting");

        // Times come from the frames themselves, as where speech is stopped.
        double[] waiting = await open.Page.EvaluateAsync<double[]>(
            """
            () => new Promise(resolve => {
              const since = performance.now();
              const seen = [];
              const watch = () => {
                if (performance.now() - since >= 150) seen.push(avatarPlayer.mouthState().aperture, avatarPlayer.position - end);
                if (seen.length < 6) requestAnimationFrame(watch);
                else resolve(seen.slice(2));
              };
              requestAnimationFrame(watch);
            })
            """);
        Assert.All(waiting, static value => Assert.Equal(0, value, 0.000_1));
        Assert.Equal("playing", await open.Page.EvaluateAsync<string>("() => avatarPlayer.state"));

        await open.Page.EvaluateAsync("() => { pieces.slice(3).forEach(piece => avatarPlayer.enqueue(piece)); avatarPlayer.complete(); }");
        await open.UntilAsync("avatarPlayer.mouthState().aperture > 0.2 && avatarPlayer.position > end");
        await open.UntilAsync("avatarPlayer.state === 'ended'");
        Assert.Equal(["waiting", "resumed", "ended"], await open.Page.EvaluateAsync<string[]>("() => events"));
        Assert.Equal(pieces.SpeechDuration.TotalSeconds, await open.Page.EvaluateAsync<double>("() => avatarPlayer.position"), 0.001);
    }

    [ChromiumFact]
    public async Task What_another_serializer_writes_as_null_is_taken_as_not_there()
    {
        await using OpenPage open = await OpenPage.OpenAsync(chromium.Browser, await SampleReply.CreateAsync(First));
        string[] shown = await open.Page.EvaluateAsync<string[]>(
            """
            () => {
              const segment = avatarPlayer.segments[0].segment;
              avatarPlayer.clear();
              const bare = { ...segment, face: null, words: null, text: null, visemes: segment.visemes.map(span => ({ ...span, weight: null })) };
              avatarPlayer.enqueue({ ...bare, sentence: null, turnId: null });
              avatarPlayer.enqueue({ ...bare, sentence: null, turnId: null });
              const vowel = segment.visemes.find(span => span.viseme === 'aa');
              return [avatarPlayer.sentences.length, avatarPlayer.poseAt((vowel.startMs + vowel.durationMs / 2) / 1000)[24] > 0.2].map(String);
            }
            """);

        Assert.Equal(["2", "true"], shown);
    }

    private sealed class Log
    {
        public MarkedWord[] Words { get; set; } = [];

        public string[] Captions { get; set; } = [];

        public int Waits { get; set; }
    }

    private sealed class MarkedWord
    {
        public double Late { get; set; }

        public string Spoken { get; set; } = "";

        public string Article { get; set; } = "";

        public string Caption { get; set; } = "";
    }
}
