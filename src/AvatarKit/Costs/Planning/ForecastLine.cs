namespace AvatarKit;

/// <summary>A part of a month's cost.</summary>
/// <param name="Component">What kind: <c>model</c>, <c>speech</c>, <c>resource</c> or <c>fixed</c>.</param>
/// <param name="Name">Which: the model's id, the voice, the resource, what is paid for.</param>
/// <param name="Usd">How much, in USD; <see langword="null"/>: it has no price.</param>
public sealed record ForecastLine(string Component, string Name, decimal? Usd)
{
    internal const string Model = "model";
    internal const string Speech = "speech";
    internal const string Resource = "resource";
    internal const string Fixed = "fixed";

    /// <summary>Whether it is paid whatever the traffic.</summary>
    public bool IsFixed => Component == Fixed;
}
