namespace AvatarKit;

/// <summary>The audit trail could not note what was asked for, and <see cref="AuditOptions.OnFailure"/> says that it is refused then.
/// Nothing was done.</summary>
public sealed class AuditException : AvatarKitException
{
    /// <summary>Creates the error.</summary>
    /// <param name="action">What was refused.</param>
    /// <param name="innerException">Why it could not be noted.</param>
    public AuditException(string action, Exception innerException)
        : base(
            "audit.failed",
            $"'{action}' was refused, because the audit trail could not note it. Mend the trail and repeat the call, or set "
                + "AuditOptions.OnFailure to Continue.",
            innerException) => Action = action;

    /// <summary>What was refused, for example <see cref="AuditActions.Export"/>.</summary>
    public string Action { get; }

    /// <inheritdoc/>
    public override bool IsTransient => (InnerException as AvatarKitException)?.IsTransient ?? false;
}
