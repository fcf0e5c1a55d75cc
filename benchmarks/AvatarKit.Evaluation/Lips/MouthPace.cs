using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>How fast jaw and lips go from picture to picture, in centimetres a second of a mouth that opens by
/// <see cref="MouthSpeed.FullOpening"/>.</summary>
internal sealed class MouthPace
{
    private readonly List<double> jaw = [];
    private readonly List<double> lips = [];
    private double leap;

    /// <summary>Takes in a sentence.</summary>
    /// <param name="poses">Jaw and lips, each from 0 to 1, picture after picture.</param>
    /// <param name="frameRate">Pictures a second.</param>
    public void Add(IReadOnlyList<(double Jaw, double Gap)> poses, int frameRate)
    {
        const double Centimetres = MouthSpeed.FullOpening / 10;
        for (int i = 1; i < poses.Count; i++)
        {
            jaw.Add(Math.Abs(poses[i].Jaw - poses[i - 1].Jaw) * frameRate * Centimetres);
            lips.Add(Math.Abs(poses[i].Gap - poses[i - 1].Gap) * frameRate * Centimetres);
            leap = Math.Max(leap, Math.Abs(poses[i].Gap - poses[Math.Max(0, i - 2)].Gap));
        }
    }

    /// <summary>Everything of several sentences together.</summary>
    public void Add(MouthPace other)
    {
        jaw.AddRange(other.jaw);
        lips.AddRange(other.lips);
        leap = Math.Max(leap, other.leap);
    }

    /// <summary>What is printed.</summary>
    public override string ToString() => jaw.Count == 0
        ? ""
        : string.Create(
            CultureInfo.InvariantCulture,
            $"Speeds in cm/s, p95 of the pictures / largest: jaw {P95(jaw):0.0} / {jaw.Max():0.0}, lips {P95(lips):0.0} / {lips.Max():0.0}; "
                + $"lips within two pictures by {100 * leap:0} % of the widest at most.");

    private static double P95(List<double> values) => values.Order().ElementAt((int)(0.95 * (values.Count - 1)));
}
