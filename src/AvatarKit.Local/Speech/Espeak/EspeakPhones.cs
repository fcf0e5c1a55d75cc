using System.Globalization;
using System.Text;

namespace AvatarKit.Local;

/// <summary>The phones of a voice of eSpeak NG: how its language's sounds are called, to be told how a word is said. Immutable and
/// thread-safe.</summary>
/// <remarks>Every language has names of its own for its sounds. They are found out by asking: what eSpeak NG calls by a name is
/// what it writes of it in the International Phonetic Alphabet, between sounds that change it least.</remarks>
internal sealed class EspeakPhones
{
    /// <summary>What voices call their sounds, the likelier name of a sound before others: those of all languages of eSpeak NG 1.51
    /// whose sound no other name has.</summary>
    private const string Names = """
        @ a b c d e f g h i j k l m n o p q r s t u v w x y z & * 0 3 ? A B C D E G H I J L N O Q R S T U V W X Y Z a#
        a: aE aI aU aW aY aa ai au a~ b# b; c# c2 d# d. d2 d; dH dZ d[ dz e# e: e@ eA eI eR eU ea ee ei eo eu ey e~ f;
        g# g; gH g~ h# i# i: i@ iA iE iI iR iU ia ie io iu iy i~ k# k; ky k~ l# l- l. l/ l2 l: l; l^ ll m- m; n# n- n.
        n2 n; n[ n^ o# o& o: o@ oA oI oU oe oi ou o~ p# p2 p; pF p\ q4 r" r* r/ r2 r: rR s. s2 s; s[ s\ ss sx t# t. t2
        t; tS t[ ts u# u: u@ uA uE uI uY ua ue ui uo u~ v# v; w# w2 x# x2 y& y: y@ yE yI yU yY yi yu y~ z. z2 z; &: &i
        &y &~ *; 0~ 3: @# @2 @3 @: @E @I @L @U @Y @i @r A# A1 A: A@ AI AU AY Au A~ E# E1 E3 E: EI EU Eu E~ I# I1 I3 I:
        IR Iu I~ J# J^ L/ N- N\ O# O1 O: O@ OI OU OY Oa Oi O~ Q" Q2 Q~ S; S~ TS U1 U: U@ UR U~ V# VI VR VU V~ W2 W: Wi
        Wy W~ Y: Y@ Yi Yu Yy Z; a:I a:U a:i a:u aI2 aI3 aI: aI@ aI~ aU: aU@ aU~ d.# dZ; dZ~ dz. dz; eI: i@3 k_h o-:
        oI~ oU: p_h r/2 t.# tS# tS; tS~ t_h t_s tl# ts# ts. ts2 ts; u-: u-I &U~ @:I @:U R^/ Yy: tS;h ts.h
        """;

    // Stressed and unstressed vowels, consonants before a vowel, and what is left: a sound at a word's end is often another.
    private static readonly Context[] Contexts =
    [
        new("m|'|", "|m", "m", "m", IsVowel: true),
        new("m|", "|m", "m", "m", IsVowel: true),
        new("m|", "|@", "m", "ə", IsVowel: false),
        new("", "", "", "", IsVowel: null),
    ];

    private static readonly string[] Known = Names.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What comes nearest to a sound that a language does not have, the nearest first.</summary>
    private static readonly Dictionary<char, string[]> Nearest = new()
    {
        ['ɹ'] = ["r", "ɾ", "ʁ", "ɻ"], ['r'] = ["ɾ", "ɹ", "ʁ"], ['ɾ'] = ["r", "ɹ", "ʁ"], ['ʁ'] = ["ʀ", "r", "ɾ", "ɹ"], ['ʀ'] = ["ʁ", "r", "ɾ"],
        ['ɻ'] = ["ɹ", "r"], ['θ'] = ["t", "s"], ['ð'] = ["d", "z"], ['ʒ'] = ["ʐ", "z"], ['ʃ'] = ["ʂ", "ɕ", "s"], ['ç'] = ["ɕ", "ʃ", "x", "h"],
        ['x'] = ["χ", "h", "k"], ['χ'] = ["x", "h"], ['ɣ'] = ["ɡ"], ['β'] = ["b", "v"], ['ɸ'] = ["f"], ['ʋ'] = ["v", "w"], ['w'] = ["u"],
        ['v'] = ["ʋ", "w"], ['ɥ'] = ["j", "w"], ['j'] = ["i"], ['ɲ'] = ["nj", "n"], ['ʎ'] = ["lj", "l"], ['ŋ'] = ["n"], ['ɱ'] = ["m"],
        ['ɫ'] = ["l"], ['ɦ'] = ["h"], ['h'] = ["x"], ['c'] = ["k"], ['ɟ'] = ["ɡ"], ['q'] = ["k"], ['ʍ'] = ["w"], ['ɕ'] = ["ʃ"], ['ʑ'] = ["ʒ"],
        ['ʂ'] = ["ʃ"], ['ʐ'] = ["ʒ"], ['ʔ'] = [""], ['ʈ'] = ["t"], ['ɖ'] = ["d"], ['ɳ'] = ["n"], ['ɭ'] = ["l"],
        ['ə'] = ["ɐ", "ɜ", "ɛ", "e", "a"], ['ɐ'] = ["ɜ", "ə", "ʌ", "a", "ɑ"], ['ʌ'] = ["ɐ", "a", "ə", "ɑ"], ['ɑ'] = ["ɑː", "a", "ɒ"],
        ['a'] = ["æ", "ɑ", "aː", "ɐ"], ['æ'] = ["a", "ɛ", "e"], ['ɒ'] = ["ɔ", "ɑ", "o", "ɑː"], ['ɔ'] = ["ɔː", "o", "ɒ"],
        ['o'] = ["oː", "ɔ", "oʊ", "əʊ"], ['e'] = ["eː", "ɛ", "eɪ"], ['ɛ'] = ["e", "æ", "ɛː"], ['ɜ'] = ["ɜː", "ə", "ɛ", "œ"],
        ['ɝ'] = ["ɜː", "ɚ", "əɹ", "ər"], ['ɚ'] = ["əɹ", "ər", "ə"], ['ɪ'] = ["i", "ᵻ", "iː"], ['i'] = ["iː", "ɪ"], ['ᵻ'] = ["ɪ", "i"],
        ['ɨ'] = ["ɪ", "i"], ['ʊ'] = ["u", "uː"], ['u'] = ["uː", "ʊ"], ['ʉ'] = ["u", "uː", "y"], ['ɯ'] = ["u", "uː"], ['ɤ'] = ["ə", "o"],
        ['y'] = ["yː", "i", "iː", "u"], ['ʏ'] = ["y", "ɪ", "i"], ['ø'] = ["øː", "œ", "ɜː", "e"], ['œ'] = ["ø", "ɜː", "ɛ"], ['ɵ'] = ["ø", "ə", "o"],
    };

    private readonly Dictionary<string, string> names;
    private readonly int longest;

    private EspeakPhones(Dictionary<string, string> names)
    {
        this.names = names;
        longest = names.Keys.Max(static sound => sound.Length);
    }

    /// <summary>What to ask a voice for: a text in eSpeak NG's own names a line.</summary>
    public static string Questions { get; } = string.Join(
        '\n', Contexts.SelectMany(static context => Known.Select(name => $"[[{context.Before}{name}{context.After}]]")));

    /// <summary>Reads what the voice answered.</summary>
    /// <param name="answers">What it says to each of <see cref="Questions"/>, a line each.</param>
    /// <returns>The phones, or <see langword="null"/> where it said nothing that can be used.</returns>
    public static EspeakPhones? Create(string answers)
    {
        string[] lines = answers.Split('\n');
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        for (int i = 0; i < lines.Length && i < Contexts.Length * Known.Length; i++)
        {
            string name = Known[i % Known.Length];
            if (Contexts[i / Known.Length].SoundIn(Plain(lines[i], keepsStress: false)) is { } sound && (name == sound || !names.ContainsKey(sound)))
            {
                names[sound] = name;
            }
        }

        return names.Count == 0 ? null : new EspeakPhones(names);
    }

    /// <summary>Writes phones in the voice's names.</summary>
    /// <param name="phones">Letters of the International Phonetic Alphabet with stress marks; words apart.</param>
    /// <returns>The names, words apart; <see langword="null"/> where the voice has nothing near one of the sounds.</returns>
    public string? Write(string phones)
    {
        string sounds = Plain(phones, keepsStress: true);
        StringBuilder written = new();
        int at = 0;
        while (at < sounds.Length)
        {
            if (Longest(sounds, at) is { } found)
            {
                written.Append(names[found]).Append('|');
                at += found.Length;
                continue;
            }

            char c = sounds[at++];
            string? name = c switch
            {
                'ˈ' => "'|",
                'ˌ' => ",|",
                ' ' => " ",
                'ː' or 'ˑ' or 'ʲ' or 'ʰ' or 'ʷ' => "",
                _ when IsMark(c) => "",
                _ => Near(c),
            };
            if (name is null)
            {
                return null;
            }

            written.Append(name);
        }

        string whole = written.ToString().Replace("| ", " ", StringComparison.Ordinal).Trim('|', ' ');
        return whole.AsSpan().ContainsAnyExcept("',| ") ? whole : null;
    }

    private static bool IsMark(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol;

    private static bool IsVowel(char c)
        => "aeiouyæɐɑɒɔəɚɛɜɝɞɤɪɨɯøœɶʉʊʌʏᵻᵿɵɘ".Contains(c.ToString().Normalize(NormalizationForm.FormD)[0], StringComparison.Ordinal);

    /// <summary>The sounds alone, in one way of writing.</summary>
    private static string Plain(string phones, bool keepsStress)
    {
        StringBuilder plain = new(phones.Length);
        bool inLanguage = false;
        foreach (char c in phones)
        {
            // Where the language changes, its name stands in brackets.
            inLanguage = c == '(' || (inLanguage && c != ')');
            char? kept = c switch
            {
                _ when inLanguage => null,
                'ˈ' or '\'' => keepsStress ? 'ˈ' : null,
                'ˌ' => keepsStress ? 'ˌ' : null,
                'g' => 'ɡ',
                ':' => 'ː',
                ')' or '.' or '‿' or '\u0361' or '\u035C' or '/' or '[' or ']' or '-' => null,
                _ => char.IsWhiteSpace(c) ? ' ' : c,
            };
            plain.Append(kept?.ToString() ?? "");
        }

        return plain.ToString().Normalize(NormalizationForm.FormC);
    }

    private string? Longest(string sounds, int at)
    {
        for (int length = Math.Min(longest, sounds.Length - at); length > 0; length--)
        {
            string sound = sounds.Substring(at, length);
            if (names.ContainsKey(sound))
            {
                return sound;
            }
        }

        return null;
    }

    private string? Near(char sound)
    {
        // A letter with something over or under it is at least that letter.
        string plain = sound.ToString().Normalize(NormalizationForm.FormD);
        if (plain.Length > 1)
        {
            return names.TryGetValue(plain[..1], out string? bare) ? bare + "|" : Near(plain[0]);
        }

        foreach (string near in Nearest.GetValueOrDefault(sound) ?? [])
        {
            if (near.Length == 0)
            {
                return "";
            }

            if (names.TryGetValue(near, out string? name))
            {
                return name + "|";
            }

            if (near.Length > 1 && near.All(letter => names.ContainsKey(letter.ToString())))
            {
                return string.Concat(near.Select(letter => names[letter.ToString()] + "|"));
            }
        }

        return null;
    }

    /// <summary>Sounds round a sound that is asked for.</summary>
    private sealed record Context(string Before, string After, string SaidBefore, string SaidAfter, bool? IsVowel)
    {
        public string? SoundIn(string answer)
        {
            if (answer.Length <= SaidBefore.Length + SaidAfter.Length || !answer.StartsWith(SaidBefore, StringComparison.Ordinal)
                || !answer.EndsWith(SaidAfter, StringComparison.Ordinal))
            {
                return null;
            }

            string sound = answer[SaidBefore.Length..^SaidAfter.Length];
            bool isSound = sound.All(static c => char.IsLetter(c) || IsMark(c)) && char.IsLetter(sound[0]) && char.GetUnicodeCategory(sound[0])
                is not UnicodeCategory.ModifierLetter;
            return isSound && (IsVowel is null || IsVowel == EspeakPhones.IsVowel(sound[0])) ? sound : null;
        }
    }
}
