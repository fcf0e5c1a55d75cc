using System.Data.Common;
using System.Net.Sockets;
using Polly;

namespace AvatarKit;

/// <summary>The one table of what may be over soon, for every kind of provider and client library.</summary>
/// <remarks>
/// An exception that nobody knows is neither tried again nor counted: a retry needs a reason to hope,
/// and a breaker must not stop everybody for what may be one person's prompt. A fallback, silence or a clear refusal follows all the same.
/// The same holds for models, voices, stores and knowledge bases.
/// </remarks>
internal sealed class TransientFailure(IEnumerable<IFailureClassifier> classifiers)
{
    private const int MaxDepth = 8;

    private static readonly FailureClassification Lasting = new(IsTransient: false);
    private static readonly FailureClassification Passing = new(IsTransient: true);

    private readonly IFailureClassifier[] classifiers = [.. classifiers];

    /// <summary>The table without a host's own classifiers.</summary>
    public static TransientFailure Default { get; } = new([]);

    /// <summary>What an exception means.</summary>
    public FailureClassification Classify(Exception exception)
    {
        Exception? current = exception;
        for (int depth = 0; current is not null && depth < MaxDepth; depth++)
        {
            if (ByHost(current) is { } said)
            {
                return said;
            }

            if (ByTable(current) is { } known)
            {
                return known;
            }

            current = current.InnerException;
        }

        return Lasting;
    }

    /// <summary>Whether the same call may succeed when made again soon.</summary>
    public bool IsTransient(Exception exception) => Classify(exception).IsTransient;

    /// <summary>Whether the failure speaks against the provider: never what one caller asked for, never an answer without a word.</summary>
    public bool CountsAgainstProvider(Exception exception) => exception is not ProviderException { IsOneCallersOwn: true } && IsTransient(exception);

    private FailureClassification? ByHost(Exception exception)
    {
        foreach (IFailureClassifier classifier in classifiers)
        {
            try
            {
                if (classifier.Classify(exception) is { } said)
                {
                    return said;
                }
            }
            catch (Exception)
            {
                // One that throws knows nothing.
            }
        }

        return null;
    }

    private static FailureClassification? ByTable(Exception exception) => exception switch
    {
        ProviderLimitException limit => limit.IsTimeout ? Passing : Lasting,
        ExecutionRejectedException => Lasting,

        // A conflict has an answer of its own: reading the conversation again.
        ConversationConflictException => Lasting,
        AvatarKitException known => new FailureClassification(known.IsTransient)
        {
            RetryAfter = known.RetryAfter,
            StatusCode = (known as ProviderException)?.StatusCode,
        },

        // HttpClient's own time-out; any other cancellation was asked for.
        OperationCanceledException => exception.InnerException is TimeoutException ? Passing : Lasting,
        _ when FailureShapes.StatusOf(exception) is { } status && status >= 400 => FailureClassification.FromStatus(status),
        DbException database => new FailureClassification(database.IsTransient),
        FileNotFoundException or DirectoryNotFoundException or DriveNotFoundException or PathTooLongException => Lasting,
        HttpRequestException or IOException or SocketException or TimeoutException => Passing,
        _ => null,
    };
}
