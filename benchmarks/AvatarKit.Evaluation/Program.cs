using System.Globalization;
using AvatarKit.Evaluation;

const string usage = """
    eval knowledge [--folder DIR] [--questions FILE] [--half tune|test|all] [--show]
        Answers the questions from the folder and prints how good that is at each bar. Without folder and questions: the ones that come with it.
        --show prints every question with its answer.
    eval tune [--set DIR FILE]...
        Searches better scoring numbers on the tuning halves of the sets, never looking at the test halves.
    eval cost --plan FILE.json [--chart FILE.svg]
        Prints what the traffic of the plan costs in a month at the prices of AWS, as JSON (docs/costs.md).
    eval storage [--folder DIR]
        Measures writes, reads, indexing and searching on the disk of the temporary folder.
    eval align [--planted shift=MS | --planted drop-closure] [--rhubarb]
        Measures lip sync without marks on the sentences that come with it, against the timing of the synthesizers; beside Rhubarb Lip Sync from
        npm if asked.
        --planted moves the truth or takes a closure out of each track: the measure must see it.
    eval align --pieces
        Hears the same sentences in pieces, as a turn hands them on, and compares lips and words with those of the whole sentence.
    eval align --audio FILE.wav --text TEXT --locale LOCALE --truth phones.json
        The same for one file. The truth is [{ "phone": "p", "alphabet": "Ipa", "start": 0.12, "end": 0.2 }, …] in seconds.
    eval align-unseen --models DIR [--fold N] [--as-shipped] [--share S --passes N --recordings DIR …]
        The same on speakers that the model never heard: for each fold of speakers a model is learned without them, or taken from DIR. A fold takes
        some minutes. --as-shipped measures the package's own model, which heard them.
    eval align-people DIR [--model FILE] [--rhubarb]
        The same on recordings of people whose sounds were marked by hand. DIR is made by people.sh.
    eval align-recordings DIR [--show]
        Compares where words begin in recordings of people with what PocketSphinx hears. DIR is made by recordings.sh.
    eval align-long [--hours 3]
        Listens for hours as the audio arrives: memory, delay, and whether the text is still followed at the end.
    eval train-acoustics --out FILE [--passes N] [--hidden N,N] [--without SPEAKER,…] [--share 0.5] [--recordings DIR]
         [--speech DIR]
        Makes the weights of the acoustic model of lip sync without marks from what Flite, Festival and eSpeak NG say. Some minutes on one processor.
    eval pronounce [--locale de] [--words FILE] [--show]
        Compares how text is pronounced with an installed eSpeak NG, over the sentences that come with it or a file of words or sentences, one a
        line.
        For English also the rules alone with the pronouncing dictionary. --show prints what differs.
    eval lips [--character ID | --portrait FILE] [--fps N] [--limit N] [--only N,N] [--track | --interrupted | --planted ERROR] [--json FILE]
         [--events FILE] [--keep DIR]
        Speaks the sentences of lips/sentences.json, renders them to video and measures the lips on the video. 0 when every number holds, 1 when
        one fails.
        --limit takes the first N sentences (languages by turns), --only those of these numbers. --events writes every single deviation.
        --track measures the face tracks without video, in seconds; --interrupted cuts every sentence in mid-vowel and measures how the video ends.
        --planted shift=40 | drop-closure | late-onset | interrupted-open: with that error made on purpose, to see that it is seen.
    eval lips --video FILE --audio FILE.wav --marks FILE.json [--mouth x,y,w,h] [--interrupted-at SECONDS] [--planted shift=MS] [--json FILE]
         [--trace FILE]
        Measures the lips of a finished video against the audio it was made from and what is said in it when.
    eval portrait [--picture FILE]... [--sheets DIR] [--fps N] [--seed N] [--planted open]
        Speaks a text full of p, b and m with portraits and counts, on the pictures, which of them show teeth or the dark between the lips. Without
        pictures: the drawn ones that come with it. --sheets draws every mouth shape and mood of each. 0 when all are shut.
        --planted open: with lips that do not press. 0 when it is seen.
    eval life [--character ID | --portrait FILE] [--height N] [--fps N] [--seed N] [--gestures] [--keep DIR | --from DIR]
        Renders an answer of five sentences to video and measures on the video how long the head stands still, how large its steps are, and how much
        shoulders and chest move. Without a face: every character and a portrait. --gestures: each sentence makes one. --from measures videos that
        were kept. 0 when every number holds, 1 when one fails.
    eval video [--seconds S] [--only 720p30|1080p60|4K30|many]
        Measures how fast videos of Ava are made, as a ratio to FFmpeg encoding a constant picture of that size in the same run. 0 when every
        number holds.
    eval video --soak N
        Makes N short videos and prints memory and handles on the way. 0 when memory stays flat.
    eval bitrate [--seconds S] [--height N] [--fps N] [--character ID] [--quality fast|standard|high|all]
        Measures the bits that videos of the characters take and how like they are to the pictures that were drawn, by SSIM. 0 when the default
        quality takes less than 700 kbit/s at 0.99 or more.
    eval moods [--out DIR] [--character ID]
        Tells seven moods apart in each of fifteen visemes by a small classifier that never saw the viseme, from the whole face and from the
        mouth alone: of the characters and of a drawn portrait (--character portrait). --out writes sheets to look at.
    eval paint [CHARACTER]
        Measures what drawing a sentence costs, and which part of the face costs it.
    eval sheets [--out DIR] [--rig FILE]
        Draws the pictures of docs/face.md: every character with every viseme and mood, and a sentence as a strip. With --rig a character of your
        own alone.
    eval aws [--only overhead|audio|memory|interruption] [--calls N] [--turns N] [--streams N]
        Measures AvatarKit.Aws against its emulators on loopback, beside a bare HttpClient or the wire clients alone in the same run: what a call
        adds, when the first sentence is heard, what open streams take, and how soon an interruption stops the model. 0 when every number holds,
        1 when one fails.
    eval first-sound [--turns N] [--at-once N]
        Measures what the engine adds to the first sound over what a model of 40 tokens/s and a voice of 2x and 50x real time take, beside a bare
        loop over both. 0 when under 20 ms at p95.
    eval turns [--count N]
        Opens 10,000 turns at once and measures what they hold at three points, and when they are first heard. 0 when under 64 kB of heap each
        and 1 GB in all.
    eval turns --chaos [--count N] [--at-once N] [--seed N]
        Takes 100,000 turns in which models, voices, faces and clients fail at random. 0 when no turn is lost or hangs and no exception of a task
        is left unobserved.
    eval session-memory [--sessions N]
        Opens sessions that play an answer of 30 s and prints what each takes. 0 when it is less than 64 kB besides audio and faces on their way.
    eval route --prompts FILE.jsonl [--field prompt] --out scores.tsv [--weights FILE.json]
        Scores every prompt with the weights that come with AvatarKit, or those of a file: id, tab, score.
    eval route-calibrated --prompts FILE.jsonl --strong KEY --weak KEY --labels N --seed S --out scores.tsv [--field prompt]
        Scores every prompt by a calibration trained on N labelled prompts of the other four fifths of the file. A dot in KEY leads into an object.
    eval route-calibrations --nine-models FILE.jsonl [--labels N] [--seed S]
        The same for the strongest model against each that is weaker, as a table beside word count and the shipped weights.
    eval route-tasks --nine-models FILE.jsonl --two-models FILE.jsonl --questions FILE.tsv [--mt-bench FILE.jsonl] [--seed S]
        Trains the weights anew with each task held out in turn, and prints how they rank it, beside word count; MT-Bench; the spread on questions.
    eval route-train --nine-models … --two-models … --questions … [--mt-bench …] [--seed S] --version V --date D
         --out FILE.json [--report FILE.md]
        The same, and writes the weights trained on all tasks.
    eval route-time
        Times 50,000 routing decisions over a message of 2,000 characters, by the shipped weights and by a calibration. 0 when p95 is under 50 µs.
    eval cache --stream FILE.tsv [--max-wrong 0.01] [--ratings SHARE] [--answers distinct|shared] [--locale en-US] [--seed N]
        Asks the response cache a stream of questions (columns intent, text) in order and prints requests, hits and wrong hits as JSON. A hit is
        wrong if it was kept for another intent. --ratings: so many hits are rated, rightly. --answers shared: all of an intent have one answer, word
        for word, as from a list of frequent questions; otherwise no two answers are the same text.
    eval cache-stream --questions FILE.tsv --out FILE.tsv [--requests 3000] [--verbatim SHARE] [--half tune|test|all] [--seed N]
        Makes such a stream: intents by Zipf's law (exponent 1), every question once; with --verbatim, that share repeats one that was asked.
    eval cache-train --questions FILE.tsv [--requests 1500]
        Learns the numbers by which questions are compared on one half of the intents, and prints what each bar does on the other.
    eval cache-time [--entries 100000] [--lookups 2000] [--seed N]
        How long a lookup takes among so many answers, and what each takes of memory.
    eval cache-turn [--turns 2000] [--seed N]
        How soon a turn is heard whose answer and speech are kept, between emulators of Bedrock and Polly. 0 when all were and p95 is under 10 ms.
    eval pairs --file FILE.jsonl [--max-wrong 0.2] [--locale en-US]
        Keeps the "origin" of each row, asks its "similar", and prints right, wrong and missed as JSON.
    eval context --dialogues FILE.jsonl [--locale en-US] [--show N]
        The share of turns that need their conversation and are called free of context, and the reverse.
    eval web [PART]... [--interruptions N] [--questions N] [--seed N] [--planted FAULT | --planted all]
        Measures the page with the avatar over the real server, in Chromium without a window: frames, lips, heard, underruns, first-sound and wire,
        or those named. Prints a table in Markdown. 0 when every goal is held, 1 when one is missed.
        --planted makes an error on purpose: late-face, slow-face, wrong-word, dropped-sound, late-sound, plain-sound. 0 when its measure sees it.
    eval reads [--locale de] [--class date] [--show] [--planted FAULT] [--words]
        Compares what is said for the texts of Reads/*.tsv with what is right, by words and by the phones of an installed eSpeak NG, and where
        sentences end. 0 when every goal holds, 1 when one is missed. --show prints what differs; --words leaves eSpeak NG out.
        --planted unread | lost-word | other-language | every-stop | cut-stream: with that error made on purpose. 0 when it is seen.
    eval reads --time [--locale de]
        Measures how long a token takes from the stream to what is said, and what a language's data takes at first use, in time and memory,
        in processes of their own. 0 when it is less than 5 ms and 2 MB each.
    """;

CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["knowledge", .. string[] rest]:
        return await KnowledgeEvaluation.RunAsync(rest);
    case ["cost", .. string[] rest]:
        return await CostEvaluation.RunAsync(rest);
    case ["tune", .. string[] rest]:
        return await KnowledgeTuning.RunAsync(rest);
    case ["storage", .. string[] rest]:
        return await StorageMeasurement.RunAsync(rest);
    case ["align", .. string[] rest]:
        return await AlignEvaluation.RunAsync(rest);
    case ["align-unseen", .. string[] rest]:
        return await UnseenEvaluation.RunAsync(rest);
    case ["align-people", .. string[] rest]:
        return await PeopleEvaluation.RunAsync(rest);
    case ["align-recordings", .. string[] rest]:
        return RecordingEvaluation.Run(rest);
    case ["align-long", .. string[] rest]:
        return await LongSpeech.RunAsync(rest);
    case ["train-acoustics", .. string[] rest]:
        return await AcousticTraining.RunAsync(rest);
    case ["pronounce", .. string[] rest]:
        return await PronunciationEvaluation.RunAsync(rest);
    case ["reads", .. string[] rest]:
        return await ReadsCommand.RunAsync(rest);
    case ["reads-start", string locale, string before]:
        return ReadTiming.MeasureStart(locale, before);
    case ["lips", .. string[] rest]:
        return await LipsCommand.RunAsync(rest);
    case ["portrait", .. string[] rest]:
        return await PortraitCommand.RunAsync(rest);
    case ["life", .. string[] rest]:
        return await LifeCommand.RunAsync(rest);
    case ["bitrate", .. string[] rest]:
        return await BitrateCommand.RunAsync(rest);
    case ["moods", .. string[] rest]:
        return MoodsCommand.Run(rest);
    case ["video", .. string[] rest]:
        return await VideoCommand.RunAsync(rest);
    case ["paint", .. string[] rest]:
        return await PaintCommand.RunAsync(rest);
    case ["sheets", .. string[] rest]:
        return await SheetsCommand.RunAsync(rest);
    case ["aws", .. string[] rest]:
        return await AwsCommand.RunAsync(rest);
    case ["session-memory", .. string[] rest]:
        return await SessionMemory.RunAsync(rest);
    case ["aws-peer"]:
        return await PlainEndpoint.ServeAsync();
    case ["aws-hold", .. string[] rest]:
        return await HeldStreams.RunAsync(rest);
    case ["first-sound", .. string[] rest]:
        return await FirstSoundCommand.RunAsync(rest);
    case [("route" or "route-calibrated" or "route-calibrations" or "route-tasks" or "route-train") and { } command, .. string[] rest]:
        return RouteCommand.Run(command, rest);
    case ["route-time"]:
        return await RouteTiming.RunAsync();
    case ["web", .. string[] rest]:
        return await WebCommand.RunAsync(rest);
    case ["cache", .. string[] rest]:
        return await CacheCommand.RunAsync(rest);
    case ["cache-stream", .. string[] rest]:
        return CacheStreamCommand.Run(rest);
    case ["cache-train", .. string[] rest]:
        return CacheTrainCommand.Run(rest);
    case ["cache-time", .. string[] rest]:
        return await CacheTimeCommand.RunAsync(rest);
    case ["cache-turn", .. string[] rest]:
        return await CacheTurnCommand.RunAsync(rest);
    case ["pairs", .. string[] rest]:
        return await PairsCommand.RunAsync(rest);
    case ["context", .. string[] rest]:
        return ContextCommand.Run(rest);
    case ["turns", .. string[] rest]:
        return await TurnsCommand.RunAsync(rest);
    default:
        Console.Error.WriteLine(usage);
        return 2;
}
