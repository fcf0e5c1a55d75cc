using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace AvatarKit.Aws;

/// <summary>Bedrock takes tool names of up to 64 letters, digits, <c>_</c> and <c>-</c>: others are rewritten on
/// the way out and recognised on the way back.</summary>
internal sealed class ToolNames(IEnumerable<AITool>? tools)
{
    private const int MaxLength = 64;
    private const int HashLength = 8;

    private readonly Dictionary<string, string> rewritten = (tools ?? [])
        .Select(static tool => tool.Name)
        .Where(static name => !IsValid(name))
        .Distinct()
        .ToDictionary(Rewrite, StringComparer.Ordinal);

    public static string ToWire(string name) => IsValid(name) ? name : Rewrite(name);

    public string FromWire(string? name) => rewritten.GetValueOrDefault(name ?? "", name ?? "");

    private static bool IsValid(string name) => name.Length is > 0 and <= MaxLength && name.All(IsTaken);

    private static bool IsTaken(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-';

    // The hash keeps two names apart that differ only in what is replaced.
    private static string Rewrite(string name)
    {
        string plain = string.Concat(name.Take(MaxLength - HashLength - 1).Select(static character => IsTaken(character) ? character : '_'));
        return $"{plain}_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..HashLength]}";
    }
}
