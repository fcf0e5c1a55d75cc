namespace AvatarKit.Evaluation;

/// <summary>A line of the verdict. Milliseconds; <see cref="double.NaN"/> where a line is a mere count.</summary>
internal sealed record LipNumber(
    string Name,
    int Count,
    double Median,
    double AbsoluteMedian,
    double AbsoluteP95,
    double Largest,
    string Bar,
    bool? Holds);
