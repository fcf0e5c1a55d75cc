using Microsoft.Playwright;

namespace AvatarKit.Evaluation;

/// <summary>What a part measures with.</summary>
/// <param name="Browser">The browser, which all parts use one after the other.</param>
/// <param name="Options">What was asked for.</param>
/// <param name="Fault">The fault that is planted; <see langword="null"/>: none.</param>
internal sealed record WebBench(IBrowser Browser, WebOptionsLine Options, WebFault? Fault)
{
    /// <summary>The fault in the page's address.</summary>
    public string FaultName => Fault?.Name ?? "";
}
