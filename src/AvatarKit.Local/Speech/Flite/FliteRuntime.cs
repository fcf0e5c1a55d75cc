using Microsoft.Extensions.Logging;
using Wasmtime;

namespace AvatarKit.Local;

/// <summary>Runs Flite's command line as WebAssembly. Thread-safe; every run has a memory of its own.</summary>
internal sealed class FliteRuntime : IDisposable
{
    /// <summary>Flite starts with 17 MB and takes some 0.5 MB for a second of speech; text is cut long before this.</summary>
    private const long MaxMemory = 512L * 1024 * 1024;

    private readonly Engine engine;
    private readonly Module module;
    private readonly Linker linker;

    public FliteRuntime(FliteBinary binary, PrivateFolder? cache, ILogger logger)
    {
        using Config config = new();
        config.WithOptimizationLevel(OptimizationLevel.Speed).WithEpochInterruption(true);
        engine = new Engine(config);
        try
        {
            module = new FliteModuleCache(cache, logger).Load(engine, binary);
            linker = new Linker(engine);
            WasiImports.Define(linker);
        }
        catch
        {
            module?.Dispose();
            engine.Dispose();
            throw;
        }
    }

    /// <summary>Runs the command to its end on the calling thread.</summary>
    /// <exception cref="OperationCanceledException">The process's token was cancelled.</exception>
    /// <exception cref="WasmtimeException">The command failed.</exception>
    public void Run(WasiProcess process)
    {
        CancellationToken cancellationToken = process.CancellationToken;
        using Store store = new(engine, process);
        store.SetLimits(memorySize: MaxMemory, tableElements: null, instances: 1, tables: null, memories: 1);
        store.SetEpochDeadline(1);
        store.SetEpochDeadlineCallback(_ =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return 1;
        });
        // Every run looks up when the epoch moves, and goes on unless it is the one that was cancelled.
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static engine => ((Engine)engine!).IncrementEpoch(), engine);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            Function start = linker.Instantiate(store, module).GetFunction("_start")
                ?? throw new InvalidDataException("The Flite module exports no _start: it is not a command.");
            start.Invoke();
        }
        catch (WasmtimeException e) when (e.InnerException is WasiExitException { ExitCode: 0 })
        {
        }
        catch (WasmtimeException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    public void Dispose()
    {
        linker.Dispose();
        module.Dispose();
        engine.Dispose();
    }
}
