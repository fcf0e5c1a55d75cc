using System.CommandLine;

namespace AvatarKit.Samples.Console;

/// <summary><c>audit verify FILE</c>: whether an audit trail is whole.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The trail, as JSON lines: audit.jsonl of UseFileAudit()." };
        var key = new Option<string?>("--key-env")
        {
            Description = "The environment variable that has the trail's key, in Base64. Without it: a trail without a key.",
        };
        var head = new Option<string?>("--head") { Description = "The last hash of an earlier verification: it must still be there." };
        var json = new Option<bool>("--json") { Description = "Print what was found as JSON and nothing else." };
        var verify = new Command("verify", "Says whether every record is as it was noted, or which is the first that is not.")
        {
            file, key, head, json,
        };
        verify.SetAction((parsed, token) => AuditRun.VerifyAsync(
            parsed.GetValue(file)!.FullName, parsed.GetValue(key), parsed.GetValue(head), parsed.GetValue(json), token));
        return new Command("audit", "Looks after the audit trail.") { verify };
    }
}
