namespace AvatarKit;

/// <summary>The spelling of Portuguese, as tables of <see cref="SoundRules"/>. Nasal vowels are said as the oral ones that the lips make.</summary>
internal static class PortugueseSounds
{
    /// <summary>What differs in Portugal: hushed s at the ends of syllables, weak vowels nearly gone.</summary>
    public const string European = """
        @V aeiouáàâãéêíóôõúü
        @C bcdfghjklmnpqrstvwxzç
        @E eiéêí
        @Q bcdfgjklpqrstvwxzç
        @D bdgvzmnlrj
        [ss] s
        [sc]E ʃ s
        [s]D ʒ
        [s]_|C ʃ
        [z]_ ʃ
        [e]_|s_ ɨ
        _[e]C i
        VC*[e]CC*VCC*V ɨ
        _C*[e]CC*VCC*V ɨ
        _C*[a]CC*VCC*V ɐ
        VC*[a]CC*VCC*V ɐ
        [a]CC*Vl_|r_|z_ ɐ
        _C*[o]CC*VCC*V u
        VC*[o]CC*VCC*V u
        """;

    /// <summary>What differs in Brazil: t and d before i, l at the ends of syllables.</summary>
    public const string Brazilian = """
        @V aeiouáàâãéêíóôõúü
        @C bcdfghjklmnpqrstvwxzç
        @E eiéêí
        @Q bcdfgjklpqrstvwxzç
        [t]i|í|e_|es_ tʃ
        [d]i|í|e_|es_ dʒ
        [lh] ʎ
        V[l]C|_ ʊ
        [em|ém]_ e ɪ
        [ens|éns]_ e ɪ s
        [ou] o ʊ
        [e]_|s_ ɪ
        _[e]s|nC i
        """;

    /// <summary>What both share.</summary>
    public const string Common = """
        @V aeiouáàâãéêíóôõúü
        @C bcdfghjklmnpqrstvwxzç
        @E eiéêí
        @Q bcdfgjklpqrstvwxzç
        e i
        o u
        os u s
        muito m u ɪ t ʊ
        muita m u ɪ t ɐ
        muitos m u ɪ t u s
        muitas m u ɪ t ɐ s
        site > saite
        internet > internete
        software > softuér
        [lh] ʎ
        [nh] ɲ
        [ch|sh] ʃ
        [ph] f
        [ão|âo] ɐ ʊ
        [ãos] ɐ ʊ s
        [ãe|ãi] ɐ ɪ
        [õe] o ɪ
        [am]_ ɐ ʊ
        [em|ém|en]_ e ɪ
        [ens|éns]_ e ɪ s
        [im|ím|ins]_ i
        [om|on|om]_ o
        [um|uns]_ u
        [an|am|ân|âm]Q ɐ
        [en|em|ên|êm]Q e
        [in|im|ín|ím]Q i
        [on|om|ôn|ôm]Q o
        [un|um|ún|úm]Q u
        [ã] ɐ
        [õ] o
        [ai|ái] a ɪ
        [au|áu] a ʊ
        [ei|éi|êi] e ɪ
        [eu|éu|êu] e ʊ
        [oi|ói|ôi] o ɪ
        [ou] o
        [ui]~V u ɪ
        [iu] i ʊ
        [a]_|s_ ɐ
        [á|à|a] a
        [â] ɐ
        [é] ɛ
        [ê|e] e
        q|g[u]a|o|á|ó|ô|â w
        q|g[u]E
        q|g[ü] w
        [o]_|s_ ʊ
        [ó] ɔ
        [ô|o] o
        _C*[i]V_|Vs_ i
        [i]V j
        [i|í] i
        [u|ú|ü] u
        [b] b
        [ç] s
        [cc]E k s
        [c]E s
        [c] k
        [d] d
        [f] f
        [g]E ʒ
        [g] ɡ
        [h]
        [j] ʒ
        [k] k
        [l] l
        [m] m
        [n] n
        [p] p
        [q] k
        [rr] ʁ
        _|n|l|s[r] ʁ
        [r] ɾ
        [sc]E s
        [ss] s
        V[s]V z
        [s] s
        [t] t
        [v] v
        [w] w
        _e[x]V z
        e[x]C s
        _[x] ʃ
        [x] ʃ
        [y] i
        [z]_ s
        [z] z
        """;
}
