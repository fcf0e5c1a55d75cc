using Microsoft.Playwright;

namespace AvatarKit.Evaluation;

/// <summary>What a part measures with.</summary>
/// <param name="Browser">The browser, which all parts use one after the other.</param>
/// <param name="Options">What was asked for.</param>
/// <param name="Fault">The fault that is planted; <see langword="null"/>: none.</param>
/// <param name="IsShort">Whether a few of everything are enough: to see a fault, or that there is none.</param>
internal sealed record WebBench(IBrowser Browser, WebOptionsLine Options, WebFault? Fault = null, bool IsShort = false)
{
    /// <summary>The fault in the page's address.</summary>
    public string FaultName => Fault?.Name ?? "";
}
