namespace AvatarKit.Samples.Console;

/// <summary>Has a player play one file after the other, a sentence each.</summary>
internal sealed class FiledVoice(PlayerProgram program, PlaybackClock clock, Action report, TimeProvider time) : IVoiceOutput
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly string file = Path.Combine(Path.GetTempPath(), $"avatarkit-{Guid.NewGuid():N}.wav");
    private readonly List<SpeechSegment> sentence = [];
    private PlayerProcess? process;

    public async Task PlayAsync(SpeechSegment piece, CancellationToken stop)
    {
        if (sentence.Count > 0 && sentence[^1].Sentence != piece.Sentence)
        {
            await PlaySentenceAsync(stop);
        }

        sentence.Add(piece);
    }

    public Task FinishAsync(CancellationToken stop) => sentence.Count > 0 ? PlaySentenceAsync(stop) : Task.CompletedTask;

    public void Dispose()
    {
        process?.Dispose();
        File.Delete(file);
    }

    private async Task PlaySentenceAsync(CancellationToken stop)
    {
        await using (FileStream stream = File.Create(file))
        {
            WaveFile.Write(stream, sentence);
        }

        process?.Dispose();
        process = new PlayerProcess(program, program.FileArguments(file), time);
        foreach (SpeechSegment piece in sentence)
        {
            clock.Begin(piece);
            clock.Give(piece.Duration);
        }

        sentence.Clear();
        while (!process.HasExited)
        {
            await Task.Delay(Step, time, stop);
            report();
        }

        await process.RequireSuccessAsync(stop);
    }
}
