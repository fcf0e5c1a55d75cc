using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>A tool that is called once the person has agreed.</summary>
/// <remarks>It hides that approval is required: what calls tools would otherwise end the turn to ask.</remarks>
internal sealed class ApprovedFunction(AIFunction inner, TurnApprovals approvals) : DelegatingAIFunction(inner)
{
    /// <summary>Wraps the tools that need the person's word.</summary>
    public static IList<AITool>? Wrap(IList<AITool>? tools, TurnApprovals approvals)
        => tools is null || !tools.Any(NeedsWord) ? tools
            : [.. tools.Select(tool => NeedsWord(tool) ? new ApprovedFunction((AIFunction)tool, approvals) : tool)];

    public override object? GetService(Type serviceType, object? serviceKey = null)
        => serviceType == typeof(ApprovalRequiredAIFunction) ? null : base.GetService(serviceType, serviceKey);

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
        => await approvals.AskAsync(this, arguments, cancellationToken).ConfigureAwait(false) is { } refusal
            ? refusal
            : await base.InvokeCoreAsync(arguments, cancellationToken).ConfigureAwait(false);

    private static bool NeedsWord(AITool tool) => tool is AIFunction && tool.GetService<ApprovalRequiredAIFunction>() is not null;
}
