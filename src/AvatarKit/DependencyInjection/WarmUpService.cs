using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <summary>Makes the engine when the host starts, so that what is wrong with any part in use is refused then;
/// and warms the parts up while the host goes on.</summary>
internal sealed partial class WarmUpService(IServiceProvider services, IEnumerable<WarmUp> warmUps, ILogger<WarmUpService>? logger = null)
    : IHostedService, IDisposable
{
    private readonly ILogger logger = QuietLogger.Over(logger);
    private readonly CancellationTokenSource stopping = new();
    private Task work = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = services.GetRequiredService<IConversationEngine>();
        work = Task.WhenAll(warmUps.Select(warmUp => Task.Run(() => RunAsync(warmUp), CancellationToken.None)));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        await work.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => stopping.Dispose();

    private async Task RunAsync(WarmUp warmUp)
    {
        try
        {
            await warmUp.RunAsync(services, stopping.Token).ConfigureAwait(false);
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }
        catch (Exception exception)
        {
            Failed(logger, warmUp.Name, ErrorText.For(exception));
        }
    }

    [LoggerMessage(24, LogLevel.Warning, "Warming up {Name} failed: {Failure}. The first turn that needs it meets the same.")]
    private static partial void Failed(ILogger logger, string name, string failure);
}
