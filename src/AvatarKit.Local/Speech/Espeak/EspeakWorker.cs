using System.Buffers.Binary;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Local;

/// <summary>A running eSpeak worker process. One text at a time; not thread-safe but for <see cref="Cancel"/> and <see cref="Kill"/>.</summary>
internal sealed partial class EspeakWorker : IAsyncDisposable
{
    private readonly Process process;
    private readonly Stream input;
    private readonly Stream output;
    private readonly Task errors;
    private readonly TimeProvider timeProvider;
    private readonly TimeSpan timeout;
    private readonly Lock writing = new();
    private int lastId;

    private EspeakWorker(Process process, LocalSpeechOptions options, ILogger logger, TimeProvider timeProvider)
    {
        this.process = process;
        this.timeProvider = timeProvider;
        timeout = options.Timeout;
        input = process.StandardInput.BaseStream;
        output = process.StandardOutput.BaseStream;
        errors = DrainErrorsAsync(process.StandardError, logger);
    }

    public int ProcessId => process.Id;

    public int SampleRate { get; private set; }

    /// <summary>When its last text ended.</summary>
    public long IdleSince { get; set; }

    /// <summary>Whether a frame was lost or the process was killed, so that no other text may be given to it.</summary>
    public bool IsBroken { get; private set; }

    public bool HasExited => process.HasExited;

    /// <summary>Starts a worker and waits for its greeting.</summary>
    /// <exception cref="EspeakUnavailableException">eSpeak NG or a .NET runtime is missing.</exception>
    /// <exception cref="IOException">The worker died.</exception>
    public static async Task<EspeakWorker> StartAsync(
        EspeakProgram program, LocalSpeechOptions options, ILogger logger, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        EspeakWorker worker = new(program.Start(), options, logger, timeProvider);
        try
        {
            using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
                static worker => ((EspeakWorker)worker!).Kill(), worker);
            EspeakFrame? greeting = await worker.ReadAsync().ConfigureAwait(false);
            worker.Greet(greeting);
            cancellationToken.ThrowIfCancellationRequested();
            LogStarted(logger, worker.ProcessId);
            return worker;
        }
        catch
        {
            await worker.DisposeAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    /// <summary>Gives the worker a text; what comes of it is read with <see cref="ReadAsync"/> up to <see cref="EspeakProtocol.Done"/>.</summary>
    /// <returns>The id to cancel it by.</returns>
    /// <exception cref="IOException">The worker died.</exception>
    /// <exception cref="TimeoutException">It did not take the text in time; it has been killed.</exception>
    public int Speak(string voice, int wordsPerMinute, bool isMarkup, string text)
    {
        int id = ++lastId;
        Write(EspeakProtocol.Frame(EspeakProtocol.Speak, id, voice, wordsPerMinute, isMarkup ? 1 : 0, text));
        return id;
    }

    /// <summary>Asks how phones are said, read like a text.</summary>
    public void Transcribe(string voice, string texts) => Write(EspeakProtocol.Frame(EspeakProtocol.Transcribe, voice, texts));

    /// <summary>Asks for the voices, read like a text.</summary>
    public void ListVoices() => Write(EspeakProtocol.Frame(EspeakProtocol.ListVoices));

    /// <summary>Asks a text to end early. What was under way still comes, and <see cref="EspeakProtocol.Done"/> at its end.</summary>
    public void Cancel(int id)
    {
        try
        {
            Write(EspeakProtocol.Frame(EspeakProtocol.Cancel, id));
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or TimeoutException)
        {
            // Dead already, which the reading side finds out.
        }
    }

    /// <summary>Reads the next frame.</summary>
    /// <returns>The frame, or <see langword="null"/> when the worker has died.</returns>
    /// <exception cref="InvalidDataException">What came is no frame.</exception>
    /// <exception cref="TimeoutException">Nothing came in time; the worker has been killed.</exception>
    public async ValueTask<EspeakFrame?> ReadAsync()
    {
        using CancellationTokenSource watch = new(timeout, timeProvider);
        // Not every platform can cancel a read from a pipe; a killed writer ends it everywhere.
        using CancellationTokenRegistration registration = watch.Token.UnsafeRegister(static worker => ((EspeakWorker)worker!).Kill(), this);
        byte[] header = new byte[EspeakProtocol.HeaderLength];
        if (await output.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false).ConfigureAwait(false) == header.Length)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(header) - 1;
            if (length is < 0 or >= EspeakProtocol.MaxFrameLength)
            {
                Kill();
                throw new InvalidDataException("The eSpeak worker sent something that is no frame.");
            }

            byte[] payload = new byte[length];
            if (await output.ReadAtLeastAsync(payload, length, throwOnEndOfStream: false).ConfigureAwait(false) == length)
            {
                return new EspeakFrame(header[4], payload);
            }
        }

        IsBroken = true;
        return watch.IsCancellationRequested ? throw new TimeoutException("The eSpeak worker did not answer in time.") : null;
    }

    /// <summary>Ends the process at once.</summary>
    public void Kill()
    {
        IsBroken = true;
        try
        {
            process.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // Gone already.
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        await errors.ConfigureAwait(false);
        process.Dispose();
    }

    private void Greet(EspeakFrame? greeting)
    {
        if (greeting is not EspeakFrame frame)
        {
            throw new EspeakUnavailableException(
                "The eSpeak worker did not start: it needs the .NET 10 runtime (https://dotnet.microsoft.com/download) "
                    + "beside or above the one that runs this program.");
        }

        ReadOnlySpan<byte> payload = frame.Payload.Span;
        if (frame.Kind == EspeakProtocol.Unavailable)
        {
            throw new EspeakUnavailableException(EspeakProtocol.ReadString(ref payload));
        }

        if (frame.Kind != EspeakProtocol.Hello || EspeakProtocol.ReadInt32(ref payload) != EspeakProtocol.Version)
        {
            throw new InvalidDataException("The eSpeak worker is of another version.");
        }

        SampleRate = EspeakProtocol.ReadInt32(ref payload);
    }

    private void Write(byte[] frame)
    {
        // A text may be longer than the pipe: of a worker that does not read, only its end frees the thread that writes.
        using CancellationTokenSource watch = new(timeout, timeProvider);
        using CancellationTokenRegistration registration = watch.Token.UnsafeRegister(static worker => ((EspeakWorker)worker!).Kill(), this);
        try
        {
            lock (writing)
            {
                input.Write(frame);
                input.Flush();
            }
        }
        catch (IOException) when (watch.IsCancellationRequested)
        {
            throw new TimeoutException("The eSpeak worker did not take its text in time.");
        }
    }

    /// <summary>A full pipe would stop the worker. What it says may hold text, so it is for the Trace level only.</summary>
    private static async Task DrainErrorsAsync(StreamReader reader, ILogger logger)
    {
        try
        {
            while (await reader.ReadLineAsync().ConfigureAwait(false) is string line)
            {
                LogError(logger, line);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
        }
    }

    [LoggerMessage(EventId = 3120, Level = LogLevel.Debug, Message = "eSpeak worker {ProcessId} is ready.")]
    private static partial void LogStarted(ILogger logger, int processId);

    [LoggerMessage(EventId = 3121, Level = LogLevel.Trace, Message = "eSpeak worker: {Line}")]
    private static partial void LogError(ILogger logger, string line);
}
