using System.Globalization;
using System.Text;

namespace AvatarKit.Fuzz.Targets;

/// <summary>What the router has learnt, and its weights.</summary>
internal sealed class CalibrationTarget : JsonTarget
{
    public override string Name => "calibration";

    public override IEnumerable<byte[]> Seeds => [Utf8(Calibration())];

    public override bool Allows(Exception exception) => exception is RoutingDataException;

    public override void Run(byte[] input, Random random)
    {
        if (random.Next(2) == 0)
        {
            _ = ComplexityWeightsReader.Read(input);
            return;
        }

        CalibrationState state = CalibrationDocument.Read(LooseText.Decode(input));
        Check(double.IsFinite(state.ScoreOf(0.5)), "a score is a number");
        string written = CalibrationDocument.Write(state);
        Check(written == CalibrationDocument.Write(CalibrationDocument.Read(written)), "what was learnt is the same after it was written and read");
    }

    private static string Calibration()
    {
        string zeros = string.Join(',', Enumerable.Repeat("0", PromptHash.Buckets));
        string knots = string.Join(',', Enumerable.Range(0, CalibrationState.Steps + 1).Select(
            static step => (step / (double)CalibrationState.Steps).ToString(CultureInfo.InvariantCulture)));
        string features = string.Join(',', CalibrationFeatures.Names.Select(static name => $"\"{name}\":0.1"));
        return $$"""
            {"format":"avatarkit.router-calibration","formatVersion":1,"version":3,"trainedAt":"2026-11-30T10:00:00Z","labels":120,"intercept":0.5,
            "safeBelow":0.2,"features":{{{features}}},"needKnots":[{{knots}}],"scoreKnots":[{{knots}}],"words":[{{zeros}}]}
            """;
    }
}
