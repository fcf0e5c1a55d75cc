using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AvatarKit.Local;

/// <summary>Compiles the voice and reads the documents while the host starts, so that the first person does not wait for it. The host does not wait either.</summary>
internal sealed partial class LocalWarmUp(ISpeechSynthesizer speech, IKnowledgeBase knowledge, ILogger<LocalWarmUp>? logger = null) : IHostedService, IDisposable
{
    private readonly ILogger logger = logger ?? NullLogger<LocalWarmUp>.Instance;
    private readonly CancellationTokenSource stopping = new();
    private Task work = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        work = Task.Run(() => WarmUpAsync(stopping.Token), CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        await work.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => stopping.Dispose();

    private async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(
                speech.GetService<LocalSpeechSynthesizer>() is { } local ? local.WarmUpAsync(cancellationToken) : Task.CompletedTask,
                knowledge is SqliteKnowledgeBase documents ? documents.RefreshAsync(cancellationToken).AsTask() : Task.CompletedTask).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is AvatarKitException or OperationCanceledException)
        {
            // The first turn meets the same and says it to the person.
            Failed(logger, exception.GetType().Name);
        }
    }

    [LoggerMessage(60, LogLevel.Warning, "Warming up failed: {ErrorType}")]
    private static partial void Failed(ILogger logger, string errorType);
}
