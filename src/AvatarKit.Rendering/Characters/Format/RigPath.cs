using System.Globalization;

namespace AvatarKit.Rendering;

/// <summary>A path as a rig writes it: <c>M C Q L Z</c> with absolute coordinates, each a number or an <c>{expression}</c>.</summary>
internal sealed class RigPath
{
    private RigPath(string verbs, float[] points, (int Index, Expression Value)[] moving)
    {
        Verbs = verbs;
        Points = points;
        Moving = moving;
    }

    /// <summary>The commands' letters in order: two paths with the same letters have the same topology.</summary>
    public string Verbs { get; }

    /// <summary>x and y of every point, control points included.</summary>
    public float[] Points { get; }

    /// <summary>The coordinates that are expressions, by their index in <see cref="Points"/>.</summary>
    public (int Index, Expression Value)[] Moving { get; }

    /// <summary>Number of points a command takes.</summary>
    public static int PointsOf(char verb) => verb switch
    {
        'M' or 'L' => 1,
        'Q' => 2,
        'C' => 3,
        _ => 0,
    };

    public static RigPath Read(RigCursor source, RigScope scope, int side)
    {
        string text = source.Text();
        var verbs = new List<char>();
        var points = new List<float>();
        var moving = new List<(int, Expression)>();
        int missing = 0;
        int at = 0;
        while (true)
        {
            while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == ','))
            {
                at++;
            }

            if (at == text.Length)
            {
                break;
            }

            if ("MLQCZ".Contains(text[at], StringComparison.Ordinal))
            {
                char verb = text[at++];
                if (missing > 0 || (verbs.Count == 0 && verb != 'M') || (verb != 'M' && verbs.Count > 0 && verbs[^1] == 'Z'))
                {
                    throw source.Error(
                        $"'{verb}' at character {at}: a command needs all coordinates of the one before, and a path begins with M, also after Z.");
                }

                verbs.Add(verb);
                missing = PointsOf(verb) * 2;
                continue;
            }

            if (missing == 0)
            {
                throw source.Error($"Character {at + 1}: expected one of the commands M, L, Q, C, Z (absolute; each written out).");
            }

            Coordinate(text, ref at, source, scope, side, points, moving);
            missing--;
            if (points.Count / 2 > RigLimits.PointsPerPath)
            {
                throw source.Error($"The path has more than {RigLimits.PointsPerPath} points.");
            }
        }

        return missing == 0 && verbs.Count > 1
            ? new RigPath(new string([.. verbs]), [.. points], [.. moving])
            : throw source.Error("The path ends too early.");
    }

    private static void Coordinate(
        string text,
        ref int at,
        RigCursor source,
        RigScope scope,
        int side,
        List<float> points,
        List<(int, Expression)> moving)
    {
        if (text[at] == '{')
        {
            int end = text.IndexOf('}', at);
            Expression value = end < 0
                ? throw source.Error($"'{{' at character {at + 1} is not closed.")
                : scope.Parse(text.AsSpan(at + 1, end - at - 1), source, side);
            at = end + 1;
            if (!value.IsConstant)
            {
                moving.Add((points.Count, value));
            }

            points.Add(value.IsConstant ? value.Evaluate([]) : 0);
            return;
        }

        int from = at;
        at++;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
        {
            at++;
        }

        if (!float.TryParse(
            text.AsSpan(from, at - from),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out float number)
            || MathF.Abs(number) > RigCursor.MaxNumber)
        {
            throw source.Error($"Character {from + 1}: '{text[from..at]}' is not a coordinate.");
        }

        points.Add(number);
    }
}
