using AvatarKit.Aws.Wire.Polly;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Aws;

/// <summary>The voices: those of the package's table, or Polly's own list where the options ask for it. Thread-safe.</summary>
internal sealed partial class PollyVoices(PollyOptions options, Func<IPollyService> service, TimeProvider time, ILogger logger) : IDisposable
{
    // A list that could not be had is asked for again after this long; one that was had is kept.
    private static readonly TimeSpan TryAgain = TimeSpan.FromMinutes(5);

    private const int MostPages = 100;

    private readonly SemaphoreSlim asking = new(1, 1);
    private readonly PollyVoiceTable embedded = new(PollyVoiceTable.List.Voices, options);
    private PollyVoiceTable? refreshed;
    private long? failedAt;

    public async ValueTask<PollyVoiceTable> GetAsync(CancellationToken cancellationToken)
        => (options.RefreshVoices ? Volatile.Read(ref refreshed) ?? await RefreshAsync(cancellationToken).ConfigureAwait(false) : null) ?? embedded;

    public void Dispose() => asking.Dispose();

    private async Task<PollyVoiceTable?> RefreshAsync(CancellationToken cancellationToken)
    {
        await asking.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            PollyVoiceTable? table = Volatile.Read(ref refreshed);
            if (table is null && !IsPausing())
            {
                table = await AskAsync(cancellationToken).ConfigureAwait(false);
                Volatile.Write(ref refreshed, table);
            }

            return table;
        }
        finally
        {
            asking.Release();
        }
    }

    private bool IsPausing() => failedAt is { } failed && time.GetElapsedTime(failed) < TryAgain;

    private async Task<PollyVoiceTable?> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            List<PollyVoice> voices = [];
            int pages = 0;
            var request = new DescribeVoicesRequest();
            do
            {
                DescribeVoicesResponse page = await service().DescribeVoicesAsync(request, cancellationToken).ConfigureAwait(false);
                voices.AddRange((page.Voices ?? []).Where(static voice => voice is { Id.Length: > 0, LanguageCode: not null })
                    .Select(static voice => new PollyVoice(
                    voice.Id, voice.Name ?? voice.Id, voice.LanguageCode!, voice.SupportedEngines ?? ["standard"], voice.AdditionalLanguageCodes)));
                request.NextToken = page.NextToken;
            }
            while (request.NextToken is not null && ++pages < MostPages);
            failedAt = null;
            return voices.Count > 0 ? new PollyVoiceTable(InOrder(voices), options) : null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            failedAt = time.GetTimestamp();
            string code =
                (PollyErrors.ToTyped(exception, time, audioHasBegun: false, cancellationToken) as AvatarKitException)?.Code ?? "polly.failed";
            NotRefreshed(logger, code, exception.GetType().Name, PollyVoiceTable.List.AsOf);
            return null;
        }
    }

    // Polly lists by language and name: the order of the package's table says which are the preferred ones.
    private static List<PollyVoice> InOrder(List<PollyVoice> voices)
    {
        var order = PollyVoiceTable.List.Voices.Select(static (voice, index) => (voice.Id, index)).ToDictionary(StringComparer.Ordinal);
        return [.. voices.OrderBy(voice => order.GetValueOrDefault(voice.Id, int.MaxValue))];
    }

    [LoggerMessage(222, LogLevel.Warning, "Polly's voices could not be listed ({Code}, {ErrorType}); those known on {AsOf} are used")]
    private static partial void NotRefreshed(ILogger logger, string code, string errorType, DateOnly asOf);
}
