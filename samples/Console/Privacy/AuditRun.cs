using System.Globalization;
using System.Text.Json.Nodes;

namespace AvatarKit.Samples.Console;

/// <summary>One run of <c>audit verify</c>. It ends with 0 where the trail is whole, with 1 where it is not or cannot be read.</summary>
internal static class AuditRun
{
    public static async Task<int> VerifyAsync(string path, string? keyVariable, string? head, bool asJson, CancellationToken cancellationToken)
    {
        try
        {
            AuditChain chain = ChainOf(keyVariable);
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            AuditVerification found = await AuditVerification.VerifyLinesAsync(file, chain, head, cancellationToken);
            await System.Console.Out.WriteLineAsync(asJson ? Json(found) : Text(found));
            return found.IsWhole && found.HasBeginning ? 0 : ConsoleProgram.Failed;
        }
        catch (OperationCanceledException)
        {
            return ConsoleProgram.Interrupted;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or IOException or UnauthorizedAccessException)
        {
            await System.Console.Error.WriteLineAsync(Terminal.Clean(exception.Message).ReplaceLineEndings(" "));
            return ConsoleProgram.Failed;
        }
    }

    private static AuditChain ChainOf(string? keyVariable)
    {
        if (keyVariable is null)
        {
            return new AuditChain();
        }

        string key = Environment.GetEnvironmentVariable(keyVariable)
            ?? throw new ArgumentException($"There is no environment variable {keyVariable}.");
        return new AuditOptions { Key = key }.CreateChain();
    }

    private static string Text(AuditVerification found)
    {
        string records = string.Create(CultureInfo.InvariantCulture, $"{found.Records} records");
        string beginning = found.HasBeginning
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"\nIt begins with number {found.FirstSequence}: the beginning was removed.");
        string torn = found.TornBytes == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"\nA record at the end was never whole ({found.TornBytes} bytes): a write broke off.");
        return found.Fault is { } fault
            ? string.Create(CultureInfo.InvariantCulture, $"Broken at line {fault.Place}, after {records}: {fault.Reason}{beginning}")
            : $"Whole: {records}. Last hash: {found.Head ?? "none"}{beginning}{torn}";
    }

    private static string Json(AuditVerification found) => new JsonObject
    {
        ["isWhole"] = found.IsWhole,
        ["hasBeginning"] = found.HasBeginning,
        ["records"] = found.Records,
        ["firstSequence"] = found.FirstSequence,
        ["head"] = found.Head,
        ["tornBytes"] = found.TornBytes,
        ["fault"] = found.Fault is { } fault
            ? new JsonObject { ["place"] = fault.Place, ["sequence"] = fault.Sequence, ["reason"] = fault.Reason }
            : null,
    }.ToJsonString();
}
