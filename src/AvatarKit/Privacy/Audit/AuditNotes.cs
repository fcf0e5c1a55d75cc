using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Notes what happens, in the name of who acts, and decides what becomes of an action that cannot be noted.</summary>
internal sealed partial class AuditNotes(
    IAuditTrail trail, IAuditActorAccessor actors, ProviderCalls calls, IOptions<AuditOptions> options, ILogger<AuditNotes>? logger = null)
{
    // A trail that neither answers nor fails shall not hold what it notes for ever.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ILogger logger = QuietLogger.Over(logger);

    private readonly ProviderKey key = new(ProviderKind.AuditTrail, "audit trail");

    /// <summary>Notes that somebody reads.</summary>
    /// <exception cref="AuditException">It could not be noted, and is refused then.</exception>
    public ValueTask ReadingAsync(string action, AuditSubject subject, CancellationToken cancellationToken)
        => options.Value.Reads ? BeginAsync(action, subject, cancellationToken) : ValueTask.CompletedTask;

    /// <summary>Notes that something begins.</summary>
    /// <exception cref="AuditException">It could not be noted, and is refused then.</exception>
    public async ValueTask BeginAsync(string action, AuditSubject subject, CancellationToken cancellationToken)
    {
        try
        {
            await AppendAsync(action, subject, AuditOutcome.Started, null, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (options.Value.OnFailure == AuditFailureMode.Refuse)
            {
                throw new AuditException(action, exception);
            }

            NotNoted(logger, action, CodeOf(exception));
        }
    }

    /// <summary>Notes how something went. It has happened: nothing can be refused any more.</summary>
    public async ValueTask EndAsync(string action, AuditSubject? subject, AuditOutcome outcome, string? detail)
    {
        try
        {
            await AppendAsync(action, subject, outcome, detail, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            NotNoted(logger, action, CodeOf(exception));
        }
    }

    /// <summary>Notes how something failed.</summary>
    public ValueTask FailedAsync(string action, AuditSubject subject, Exception exception, CancellationToken cancellationToken)
        => EndAsync(
            action,
            subject,
            cancellationToken.IsCancellationRequested ? AuditOutcome.Cancelled : AuditOutcome.Failed,
            CodeOf(exception));

    private static string CodeOf(Exception exception) => (exception as AvatarKitException)?.Code ?? exception.GetType().Name;

    private async ValueTask AppendAsync(
        string action, AuditSubject? subject, AuditOutcome outcome, string? detail, CancellationToken cancellationToken)
    {
        var entry = new AuditEntry { Action = action, Actor = actors.Current, Subject = subject, Outcome = outcome, Detail = detail };
        await ProviderCall.RunAsync(token => trail.AppendAsync(entry, token), Patience, calls.Scope(key), cancellationToken).ConfigureAwait(false);
    }

    [LoggerMessage(170, LogLevel.Error, "The audit trail could not note '{Action}': {Code}.")]
    private static partial void NotNoted(ILogger logger, string action, string code);
}
