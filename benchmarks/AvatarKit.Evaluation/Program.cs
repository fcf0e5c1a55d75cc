using System.Globalization;
using AvatarKit.Evaluation;

const string usage = """
    eval knowledge [--folder DIR] [--questions FILE] [--half tune|test|all] [--show]
        Answers the questions from the folder and prints how good that is at each bar. Without folder and questions: the ones that come with it.
        --show prints every question with its answer.
    eval tune [--set DIR FILE]...
        Searches better scoring numbers on the tuning halves of the sets, never looking at the test halves.
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
    eval align-recordings DIR [--show]
        Compares where words begin in recordings of people with what PocketSphinx hears. DIR is made by recordings.sh.
    eval align-long [--hours 3]
        Listens for hours as the audio arrives: memory, delay, and whether the text is still followed at the end.
    eval train-acoustics --out FILE [--passes N] [--hidden N,N]
        Makes the weights of the acoustic model of lip sync without marks from what Flite and eSpeak NG say. Some minutes on one processor.
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
    eval video [--seconds S] [--only 720p30|1080p60|4K30|many]
        Measures how fast videos of Ava are made, as a ratio to FFmpeg encoding a constant picture of that size in the same run. 0 when every
        number holds.
    eval video --soak N
        Makes N short videos and prints memory and handles on the way. 0 when memory stays flat.
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
    eval web [PART]... [--interruptions N] [--questions N] [--seed N] [--planted FAULT | --planted all]
        Measures the page with the avatar over the real server, in Chromium without a window: frames, lips, heard, underruns, first-sound and wire,
        or those named. Prints a table in Markdown. 0 when every goal is held, 1 when one is missed.
        --planted makes an error on purpose: late-face, slow-face, wrong-word, dropped-sound, late-sound, plain-sound. 0 when its measure sees it.
    """;

CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["knowledge", .. string[] rest]:
        return await KnowledgeEvaluation.RunAsync(rest);
    case ["tune", .. string[] rest]:
        return await KnowledgeTuning.RunAsync(rest);
    case ["storage", .. string[] rest]:
        return await StorageMeasurement.RunAsync(rest);
    case ["align", .. string[] rest]:
        return await AlignEvaluation.RunAsync(rest);
    case ["align-recordings", .. string[] rest]:
        return RecordingEvaluation.Run(rest);
    case ["align-long", .. string[] rest]:
        return await LongSpeech.RunAsync(rest);
    case ["train-acoustics", .. string[] rest]:
        return await AcousticTraining.RunAsync(rest);
    case ["pronounce", .. string[] rest]:
        return await PronunciationEvaluation.RunAsync(rest);
    case ["lips", .. string[] rest]:
        return await LipsCommand.RunAsync(rest);
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
    case ["web", .. string[] rest]:
        return await WebCommand.RunAsync(rest);
    case ["turns", .. string[] rest]:
        return await TurnsCommand.RunAsync(rest);
    default:
        Console.Error.WriteLine(usage);
        return 2;
}
