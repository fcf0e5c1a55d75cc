using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>Measures lip sync without marks against the timing of the synthesizer that spoke.</summary>
internal static class AlignEvaluation
{
    private static readonly string[] EnglishVoices = ["flite/slt", "flite/awb", "flite/kal", "espeak", "espeak+f5"];
    private static readonly string[] OtherVoices = ["espeak", "espeak+linda"];

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = AlignOptions.TryParse(arguments);
        if (options is null)
        {
            Console.Error.WriteLine(
                "eval align [--model FILE] "
                    + "[--planted shift=MS | --planted drop-closure] [--rhubarb] | eval align --pieces | eval align --audio FILE.wav --text "
                    + "TEXT --locale LOCALE --truth phones.json");
            return 2;
        }

        if (options.Audio is string audio)
        {
            (AudioFormat format, byte[] pcm) = PcmFile.Read(audio);
            var sample = new SpokenSample(Path.GetFileName(audio), options.Locale, options.Text, format, pcm, []);
            AlignmentScore single = Measure(sample, TruePhone.Read(options.Truth!), options);
            Print([(sample.Voice, single)]);
            return 0;
        }

        await using var voices = new Voices();
        if (options.Pieces)
        {
            return await PieceEvaluation.RunAsync(voices, EnglishVoices, OtherVoices);
        }

        using RhubarbPeer? rhubarb = options.Rhubarb ? await RhubarbPeer.CreateAsync() : null;
        List<(string Name, AlignmentScore Score, VisemeTrack Truth, Task<IReadOnlyList<RhubarbPeer.MouthCue>?>? Peer)> measured = [];
        // Rhubarb knows English alone.
        foreach ((string locale, string text) in SpeechTexts.Test().Where(item => rhubarb is null || item.Locale == "en-US"))
        {
            foreach (string voice in locale == "en-US" ? EnglishVoices : OtherVoices)
            {
                SpokenSample sample = await voices.SpeakAsync(voice, locale, text);
                if (measured.Count == 0)
                {
                    // Warms up.
                    Measure(sample, TruePhone.Of(sample), options);
                }

                AlignmentScore score = Measure(sample, TruePhone.Of(sample), options);
                measured.Add(($"{voice} {locale}", score, Truth(sample, TruePhone.Of(sample), options), rhubarb?.ListenAsync(sample)));
            }
        }

        Dictionary<string, AlignmentScore> scores = new(StringComparer.Ordinal);
        foreach ((string name, AlignmentScore score, VisemeTrack truth, Task<IReadOnlyList<RhubarbPeer.MouthCue>?>? peer) in measured)
        {
            scores.TryAdd(name, new AlignmentScore());
            if (peer is not null && await peer is null)
            {
                scores[name].Unheard++;
                continue;
            }

            if (peer is not null)
            {
                AddPeer(score.Peer, truth, (await peer)!);
            }

            scores[name].Add(score);
        }

        Print([.. scores.Select(static pair => (pair.Key, pair.Value))]);
        return 0;
    }

    public static AlignmentScore Measure(SpokenSample sample, IReadOnlyList<TruePhone> phones, AlignOptions options)
    {
        VisemeTrack truth = Truth(sample, phones, options);
        var score = new AlignmentScore { Seconds = sample.Seconds };
        List<AlignedSound> sounds = Align(sample, options.Model);
        score.AddBoundaries(
            [.. phones.Select(phone => phone with { Start = phone.Start + options.Shift, End = phone.End + options.Shift })], sounds);
        var lips = new AlignedLipSync(options.Model);
        // The processor's time, so that other work on the machine does not count.
        TimeSpan began = Environment.CpuUsage.TotalTime;
        VisemeTrack track = lips.CreateTrack(Input(sample, sample.Text));
        score.TimeWithText = (Environment.CpuUsage.TotalTime - began).TotalSeconds;
        began = Environment.CpuUsage.TotalTime;
        VisemeTrack heard = lips.CreateTrack(Input(sample, ""));
        score.TimeWithoutText = (Environment.CpuUsage.TotalTime - began).TotalSeconds;
        score.WithText.Add(truth, options.DropClosure ? WithoutFirstClosure(track) : track);
        score.WithoutText.Add(truth, options.DropClosure ? WithoutFirstClosure(heard) : heard);
        return score;
    }

    public static void AddPeer(AlignmentScore.FrameScore score, VisemeTrack truth, IReadOnlyList<RhubarbPeer.MouthCue> cues) => score.AddMouths(
        truth,
        time => cues.LastOrDefault(cue => cue.Start <= time, new RhubarbPeer.MouthCue(0, 'X')).Mouth,
        [.. cues.Where(static cue => cue.Mouth == 'A').Select(static cue => cue.Start)]);

    private static List<AlignedSound> Align(SpokenSample sample, AcousticModel model)
    {
        var aligner = new SpeechAligner(sample.Format, Pronouncer.Pronounce(sample.Text, sample.Locale), AlignmentPace.Whole, model);
        return [.. aligner.Append(sample.Audio), .. aligner.Complete()];
    }

    public static VisemeTrack Truth(SpokenSample sample, IReadOnlyList<TruePhone> phones, AlignOptions options)
        => new MarkLipSync().CreateTrack(Input(sample, sample.Text) with
    {
        Marks = [.. phones.Select(
            phone => (phone with { Start = phone.Start + options.Shift, End = phone.End + options.Shift }).ToMark(sample.Format.SampleRate))],
    });

    private static VisemeTrack WithoutFirstClosure(VisemeTrack track)
    {
        int first = track.Spans.ToList().FindIndex(static span => span.Viseme == Viseme.PP);
        return first < 0 ? track : new VisemeTrack(
            track.SampleRate, track.Length, [.. track.Spans.Select((span, index) => index == first ? span with { Viseme = Viseme.E } : span)]);
    }

    private static LipSyncInput Input(SpokenSample sample, string text)
        => new() { Format = sample.Format, Audio = sample.Audio, Length = sample.Length, Text = text, Locale = sample.Locale };

    private static void Print(IReadOnlyList<(string Name, AlignmentScore Score)> scores)
    {
        Console.WriteLine(AlignmentScore.Header);
        var all = new AlignmentScore();
        foreach ((string name, AlignmentScore score) in scores)
        {
            Console.WriteLine(score.ToRow(name));
            all.Add(score);
        }

        Console.WriteLine(all.ToRow("all"));
        if (all.Peer.IsEmpty)
        {
            return;
        }

        Console.WriteLine();
        Console.WriteLine(
            "| voice | nine shapes right: Rhubarb with text | ours with text | without | suiting the sound by Rhubarb's rules: "
                + "Rhubarb with text | ours with text | without | Rhubarb's p b m recall / precision |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach ((string name, AlignmentScore score) in scores.Append(("all", all)))
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {score.Peer.Coarse:0.0} % | {score.WithText.Coarse:0.0} % | {score.WithoutText.Coarse:0.0} % | "
                        + $"{score.Peer.Suited:0.0} % | {score.WithText.Suited:0.0} % | "
                        + $"{score.WithoutText.Suited:0.0} % | {score.Peer.Closures} |"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Rhubarb broke on {all.Unheard} files, which are left out of both tables."));
    }
}
