namespace AvatarKit.Aws;

/// <summary>A measurement on its way to CloudWatch.</summary>
/// <param name="Series">What it is of.</param>
/// <param name="Value">What was measured.</param>
internal readonly record struct EmbeddedMeasurement(EmbeddedSeries Series, double Value);

/// <summary>A metric of CloudWatch's with its dimensions.</summary>
/// <param name="Name">The metric's name.</param>
/// <param name="Unit">One of CloudWatch's units.</param>
/// <param name="Dimensions">The dimensions, written as one text so that equal ones are equal: names and values in turn, each ended by
/// <see cref="End"/>.</param>
internal readonly record struct EmbeddedSeries(string Name, string Unit, string Dimensions)
{
    public const char End = '\n';
}
