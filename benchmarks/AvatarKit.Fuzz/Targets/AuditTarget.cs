using System.Text;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Lines of an audit trail: nothing that was changed is taken for whole.</summary>
internal sealed class AuditTarget : JsonTarget
{
    private static readonly AuditChain Chain = new(new byte[AuditChain.MinKeyBytes]);

    private static readonly IReadOnlyList<string> Lines = Write();

    public override string Name => "audit";

    public override IEnumerable<byte[]> Seeds => [Utf8(string.Join("", Lines.Select(static line => line + "\n"))), Utf8(Lines[0] + "\n")];

    // A line may have 256 KB before it is known to be none.
    public override long FixedBytes => 4 * 1024 * 1024;

    public override void Run(byte[] input, Random random)
    {
        using var stream = new TrickledStream(input, random);
        AuditVerification verified = Wait(new ValueTask<AuditVerification>(AuditVerification.VerifyLinesAsync(stream, Chain)));
        string text = LooseText.Decode(input);
        string[] lines = text.Split('\n');
        Check(verified.Records <= Lines.Count && lines.Take((int)verified.Records).All(Lines.Contains), "only what was written is taken");
        foreach (string line in lines)
        {
            CheckLine(line);
        }
    }

    private static void CheckLine(string line)
    {
        try
        {
            Check(AuditRecord.Parse(line).ToJson() == line, "a record has one form");
        }
        catch (FormatException)
        {
            // It is none.
        }
    }

    private static List<string> Write()
    {
        List<string> lines = [];
        string before = AuditChain.Beginning;
        for (int i = 0; i < 4; i++)
        {
            AuditRecord record = Chain.Link(
                new AuditEntry
                {
                    Action = AuditActions.Export,
                    Actor = new AuditActor("user", $"ü-{i}"),
                    Outcome = i == 3 ? AuditOutcome.Failed : AuditOutcome.Succeeded,
                    Subject = i == 1 ? null : new AuditSubject("t", "u", i == 2 ? "c" : null),
                    Detail = i == 0 ? "count=3" : null,
                },
                new DateTimeOffset(2026, 11, 30, 10, 0, i, TimeSpan.Zero),
                i + 1,
                before);
            lines.Add(record.ToJson());
            before = record.Hash;
        }

        return lines;
    }
}
