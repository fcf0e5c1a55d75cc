using System.Security.Cryptography;
using System.Text;

namespace AvatarKit;

/// <summary>How an encrypted answer is cut: nobody but its owner can tell what its beginning is. In place of what was heard stand the hash of the
/// answer that was read and the encrypted beginning; the one takes the place of the other if the answer is still that.</summary>
internal static class SealedCut
{
    private const string Mark = "avkcut1.";
    private const int HashLength = 64;

    /// <summary>A cut that fits no answer: it brings out why a turn cannot be cut.</summary>
    public static string Impossible { get; } = Mark + new string('0', HashLength) + ".";

    public static string Of(string answer, string beginning) => string.Concat(Mark, HashOf(answer), ".", beginning);

    /// <summary>Cuts an encrypted answer.</summary>
    /// <param name="answer">The answer as it is stored.</param>
    /// <param name="heard">What is to be cut to.</param>
    /// <param name="cut">The answer as it is to be stored; <see langword="null"/>: it is another answer by now.</param>
    /// <returns>Whether it is about an encrypted answer at all.</returns>
    public static bool TryCut(string answer, string heard, out string? cut)
    {
        cut = null;
        if (!SealedText.IsSealed(answer) || !heard.StartsWith(Mark, StringComparison.Ordinal) || heard.Length <= Mark.Length + HashLength)
        {
            return false;
        }

        bool isSame = heard.AsSpan(Mark.Length, HashLength).SequenceEqual(HashOf(answer));
        cut = isSame && heard[(Mark.Length + HashLength + 1)..] is var beginning && SealedText.IsSealed(beginning) ? beginning : null;
        return true;
    }

    private static string HashOf(string answer) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(answer)));
}
