using System.Text;

namespace AvatarKit;

/// <summary>Text in one of Unicode's forms, also text that is not quite Unicode: models, recognisers and people send that, too.</summary>
internal static class NormalizedText
{
    /// <summary>Brings a text into a form. Half surrogate pairs and U+FFFE, which have no form, become U+FFFD.</summary>
    public static string Of(string text, NormalizationForm form)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !text.Contains('\uFFFE', StringComparison.Ordinal))
        {
            return text.Normalize(form);
        }

        var whole = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            whole.Append(rune.Value == 0xFFFE ? Rune.ReplacementChar : rune);
        }

        return whole.ToString().Normalize(form);
    }
}
