using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>Bytes per open stream: of the process as it stands, and of what is alive on the heap after a full collection.</summary>
internal readonly record struct HeldMemory(double WorkingSet, double Heap)
{
    public static HeldMemory Parse(string line)
    {
        string[] parts = line.Split(' ');
        return new HeldMemory(double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{WorkingSet:0} {Heap:0}");
}
