namespace AvatarKit;

/// <summary>The spelling of Spanish, as tables of <see cref="SoundRules"/>.</summary>
internal static class SpanishSounds
{
    /// <summary>What differs in Spain.</summary>
    public const string Castilian = """
        @E eiéíy
        [cc]E k θ
        [sc]E s θ
        [c]E θ
        [z] θ
        """;

    /// <summary>What all of the Spanish-speaking world shares, with the s of America for c and z.</summary>
    public const string Common = """
        @E eiéíy
        @V aeiouáéíóúü
        @A aáoóeéuú
        y i
        méxico > méjico
        mexicano > mejicano
        mexicana > mejicana
        texas > tejas
        oaxaca > oajaca
        software > sofgüer
        web > güeb
        internet > internet
        [ch] tʃ
        [ll] ʎ
        [rr] r
        _|n|l|s[r] r
        [r] ɾ
        [ñ] ɲ
        [qu]E k
        [q] k
        [cc]E k s
        [sc]E s
        [c]E s
        [c] k
        _|n[gu]E ɡ
        [gu]E ɣ
        _|n[gü] ɡ w
        [gü] ɣ w
        @W aáoóeéií
        _|n[gu]W ɡ w
        [gu]W ɣ w
        [g]E x
        _|n[g] ɡ
        [g] ɣ
        [j] x
        [sh] ʃ
        _[hie] j e
        _[hue] w e
        _[hué] w e
        [h]
        [ph] f
        _|m|n[v|b] b
        [v|b] β
        [w] w
        _[ps] s
        _[x] s
        [x]~V s
        [x] k s
        [z] s
        [s] s
        [y]V ʝ
        V[y]_ i
        [y] i
        [í] i
        V[i]~V i
        [i]A j
        V[u]~V u
        [u]W w
        [ü] w
        [a|á] a
        [e|é] e
        [i] i
        [o|ó] o
        [u|ú] u
        _|n|l[d] d
        [d] ð
        [f] f
        [k] k
        [l] l
        [m] m
        [n]v|p|b m
        [n]ch n
        [n]c~E|g~E|q|k|j ŋ
        [n] n
        [p] p
        [t] t
        """;
}
