namespace AvatarKit;

/// <summary>The spelling of Italian, as a table of <see cref="SoundRules"/>.</summary>
internal static class ItalianSounds
{
    public const string Table = """
        @E eièéìíê
        @V aeiouàèéìòóù
        @A aouàòóù
        @X aeouàèéòóù
        @S bdgmnlrv
        @N bcdfghlmnpqrstvz
        [sch]E s k
        [sci]A ʃ
        [sc]E ʃ
        [cch]E k
        [ch] k
        [cci]A tʃ
        [cc]E tʃ
        [ci]A tʃ
        [c]'E|E tʃ
        [cqu] k w
        [c] k
        [gli]X ʎ
        _[gl]i_ ʎ
        V[gl]i ʎ
        [gn] ɲ
        [ggi]A dʒ
        [gi]A dʒ
        [gg]E dʒ
        [g]E dʒ
        [gh]E ɡ
        [g] ɡ
        [qu] k w
        [q] k
        [h]
        V[s]V z
        [s]S z
        [s] s
        [zz] ts
        _[z] dz
        [z] ts
        [j] j
        [w] v
        [x] k s
        [y] i
        [k] k
        [n]c~E|g~E|q|k ŋ
        [n]p|b|m m
        [n] n
        [ù|ú] u
        [ò] ɔ
        [ó|o] o
        [à|a] a
        [è] ɛ
        [é|e] e
        [ì|í] i
        [i]X j
        [i] i
        [u]V w
        [u] u
        [b] b
        [d] d
        [f] f
        [l] l
        [m] m
        [p] p
        [r] r
        [t] t
        [v] v
        """;
}
