namespace AvatarKit;

/// <summary>The mouth shapes of Cyrillic and Greek letters.</summary>
internal static class ScriptShapes
{
    /// <summary>Looks a letter up.</summary>
    /// <param name="letter">A letter in lower case, without accents.</param>
    /// <returns>The Oculus name of its shape, or <see langword="null"/> where the letter's script is another.</returns>
    public static string? Of(char letter) => letter switch
    {
        'п' or 'б' or 'м' or 'π' or 'β' or 'μ' or 'ψ' => "PP",
        'ф' or 'в' or 'φ' => "FF",
        'θ' or 'δ' => "TH",
        'т' or 'д' or 'τ' => "DD",
        'к' or 'г' or 'х' or 'ґ' or 'κ' or 'γ' or 'χ' or 'ξ' => "kk",
        'ж' or 'ч' or 'ш' or 'щ' => "CH",
        'с' or 'з' or 'ц' or 'σ' or 'ς' or 'ζ' => "SS",
        'н' or 'л' or 'ν' or 'λ' => "nn",
        'р' or 'ρ' => "RR",
        'а' or 'я' or 'α' => "aa",
        'е' or 'э' or 'є' or 'ε' => "E",
        'и' or 'ы' or 'й' or 'і' or 'ї' or 'ι' or 'η' or 'υ' => "I",
        'о' or 'ё' or 'ο' or 'ω' => "O",
        'у' or 'ю' => "U",
        _ => null,
    };
}
