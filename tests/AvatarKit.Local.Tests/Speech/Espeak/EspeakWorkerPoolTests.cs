using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Local.Tests.Speech.Espeak;

[Collection(VoicesGroup.Name)]
public sealed class EspeakWorkerPoolTests(VoicesFixture fixture)
{
    [EspeakFact]
    public async Task An_idle_worker_is_let_go_and_a_new_one_starts_when_needed()
    {
        FakeTimeProvider time = new();
        LocalSpeechOptions options = new() { EspeakIdleTime = TimeSpan.FromMinutes(2) };
        using EspeakProgram program = EspeakProgram.TryCreate(fixture.Folder, out _)!;
        await using EspeakWorkerPool pool = new(program, options, NullLogger.Instance, time);
        EspeakWorker worker = await pool.RentAsync(CancellationToken.None);
        using Process process = Process.GetProcessById(worker.ProcessId);
        await pool.ReturnAsync(worker);

        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(pool.ProcessIds);
        time.Advance(TimeSpan.FromMinutes(1.5));

        Assert.Empty(pool.ProcessIds);
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(30)));
        EspeakWorker another = await pool.RentAsync(CancellationToken.None);
        Assert.NotEqual(process.Id, another.ProcessId);
        await pool.ReturnAsync(another);
    }

    [EspeakFact]
    public async Task No_more_workers_run_than_allowed_and_the_next_in_line_gets_the_first_that_is_free()
    {
        using EspeakProgram program = EspeakProgram.TryCreate(fixture.Folder, out _)!;
        await using EspeakWorkerPool pool = new(program, new LocalSpeechOptions { EspeakWorkers = 1 }, NullLogger.Instance, TimeProvider.System);
        EspeakWorker first = await pool.RentAsync(CancellationToken.None);
        Task<EspeakWorker> waiting = pool.RentAsync(CancellationToken.None);
        using CancellationTokenSource stop = new();
        Task<EspeakWorker> impatient = pool.RentAsync(stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        Assert.False(waiting.IsCompleted);
        await pool.ReturnAsync(first);

        EspeakWorker second = await waiting;
        Assert.Same(first, second);
        await pool.ReturnAsync(second);
    }

    [EspeakFact]
    public async Task A_worker_that_does_not_answer_is_killed()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        FakeTimeProvider time = new();
        using EspeakProgram program = EspeakProgram.TryCreate(fixture.Folder, out _)!;
        await using EspeakWorkerPool pool = new(program, new LocalSpeechOptions(), NullLogger.Instance, time);
        EspeakWorker worker = await pool.RentAsync(CancellationToken.None);
        using (Process stop = Process.Start("kill", ["-STOP", worker.ProcessId.ToString()]))
        {
            await stop.WaitForExitAsync();
        }

        worker.Speak("gmw/de", 175, isMarkup: false, "Hallo");
        ValueTask<EspeakFrame?> answer = worker.ReadAsync();
        time.Advance(TimeSpan.FromSeconds(31));

        await Assert.ThrowsAsync<TimeoutException>(async () => await answer);
        Assert.True(worker.IsBroken);
        await pool.ReturnAsync(worker);
        Assert.Empty(pool.ProcessIds);
    }

    [EspeakFact]
    public async Task A_worker_that_does_not_take_its_text_is_killed_and_lets_go_of_whoever_gives_it()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        FakeTimeProvider time = new();
        using EspeakProgram program = EspeakProgram.TryCreate(fixture.Folder, out _)!;
        await using EspeakWorkerPool pool = new(program, new LocalSpeechOptions(), NullLogger.Instance, time);
        EspeakWorker worker = await pool.RentAsync(CancellationToken.None);
        using (Process stop = Process.Start("kill", ["-STOP", worker.ProcessId.ToString()]))
        {
            await stop.WaitForExitAsync();
        }

        // More than a pipe takes.
        Task<int> giving = Task.Run(() => worker.Speak("gmw/de", 175, isMarkup: false, new string('a', 400_000)));
        for (int i = 0; i < 500 && !giving.IsCompleted; i++)
        {
            time.Advance(TimeSpan.FromSeconds(31));
            await Task.WhenAny(giving, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System));
        }

        Assert.True(giving.IsCompleted, "the text is still being written");
        await Assert.ThrowsAsync<TimeoutException>(() => giving);
        Assert.True(worker.IsBroken);
        await pool.ReturnAsync(worker);
        Assert.Empty(pool.ProcessIds);
    }

    [EspeakFact]
    public async Task A_worker_leaves_when_its_host_is_killed()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using EspeakProgram program = EspeakProgram.TryCreate(fixture.Folder, out _)!;
        string dotnet = DotnetHost.Find(Environment.GetEnvironmentVariable, Environment.ProcessPath)!;
        // The process before the pipe stands for the host: it holds the only other end of the worker's input.
        ProcessStartInfo start = new("sh", ["-c", "sh -c 'echo $$ >&2; exec sleep 600' | \"$0\" exec \"$1\"", dotnet, program.Path])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using Process shell = Process.Start(start)!;
        int host = int.Parse((await shell.StandardError.ReadLineAsync())!);
        byte[] greeting = new byte[EspeakProtocol.HeaderLength];
        await shell.StandardOutput.BaseStream.ReadExactlyAsync(greeting);
        Assert.Equal(EspeakProtocol.Hello, greeting[4]);

        using (Process process = Process.GetProcessById(host))
        {
            process.Kill();
        }

        AssertLeaves(shell);
    }

    [EspeakFact]
    public async Task A_worker_leaves_when_its_host_goes_away_in_the_middle_of_a_text()
    {
        using EspeakProgram program = EspeakProgram.TryCreate(fixture.Folder, out _)!;
        using Process process = program.Start();
        Stream input = process.StandardInput.BaseStream;
        await input.WriteAsync(
            EspeakProtocol.Frame(EspeakProtocol.Speak, 1, "gmw/de", 175, 0, string.Concat(Enumerable.Repeat("immer weiter und weiter ", 2_000))));
        await input.FlushAsync();
        await process.StandardOutput.BaseStream.ReadExactlyAsync(new byte[100_000]);

        process.StandardInput.Close();

        AssertLeaves(process);
    }

    private static void AssertLeaves(Process process)
    {
        bool hasLeft = process.WaitForExit(TimeSpan.FromSeconds(30));
        if (!hasLeft)
        {
            process.Kill(entireProcessTree: true);
        }

        Assert.True(hasLeft, "the worker outlived its host");
    }
}
