using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>The rules of the audit trail that no attribute can say. The key itself is never told.</summary>
internal sealed class AuditRulesValidator : IValidateOptions<AuditOptions>
{
    public ValidateOptionsResult Validate(string? name, AuditOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (!string.IsNullOrEmpty(options.Key) && !SecretText.IsKey(options.Key, AuditChain.MinKeyBytes))
        {
            result.AddError($"AuditOptions.Key is no Base64 of {AuditChain.MinKeyBytes} bytes or more.");
        }

        if (!Enum.IsDefined(options.OnFailure))
        {
            result.AddError("AuditOptions.OnFailure takes Continue or Refuse.");
        }

        return result.Build();
    }
}
