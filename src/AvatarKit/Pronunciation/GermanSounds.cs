namespace AvatarKit;

/// <summary>The spelling of German, as a table of <see cref="SoundRules"/>.</summary>
internal static class GermanSounds
{
    public const string Table = """
        @V aeiouäöüy
        @C bcdfghjklmnpqrstvwxzß
        @F eiäöüy
        chef > scheff
        chefs > scheffs
        chance > schangse
        job > dschobb
        computer > kompjuter
        team > tiem
        teams > tiems
        e-mail > iemehl
        mail > mehl
        mails > mehls
        baby > behbi
        handy > händi
        handys > händis
        cent > ssent
        restaurant > restorang
        ingenieur > inschenjör
        ingenieure > inschenjöre
        ingenieurin > inschenjörin
        journalist > schurnalist
        garage > garasche
        weg v e k
        wegs v e k s
        und ʊ n t
        ab a p
        ob ɔ p
        vom f ɔ m
        von f ɔ n
        vor f o ɐ
        über y b ɐ
        der d ɛ ɐ
        er ɛ ɐ
        wer v ɛ ɐ
        her h ɛ ɐ
        sehr z e ɐ
        mehr m e ɐ
        ihr i ɐ
        wir v i ɐ
        mir m i ɐ
        dir d i ɐ
        nur n u ɐ
        für f y ɐ
        vier f i ɐ
        hier h i ɐ
        uhr u ɐ
        chor k o ɐ
        das d a s
        des d ɛ s
        es ɛ s
        was v a s
        bis b ɪ s
        dem d e m
        den d e n
        wem v e m
        wen v e n
        sowie > so-wie
        beobachten > be-obachten
        # Greek and French guests.
        [chs]_|e|t k s
        _[ch]r|l|a|o k
        _[ch] ç
        a|o|u|au[ch] x
        [chen]_ ç ə n
        [ch] ç
        [ck] k
        [tsch] tʃ
        [dsch] dʒ
        _[sch] ʃ
        [schen]_ ʃ ə n
        [sch] ʃ
        [ssch] s ʃ
        _[s]p|t ʃ
        _be|_er|_mei[s]te_|ten_|ter_|tes_|tem_|tens_ s
        _er|_ein[s]t_|tm|tweil s
        _ge[s]tern|te_|ten_ s
        _au[ss]p|t s ʃ
        ung|heit|keit|schaft|ion|tät|ling[s] s
        _ge|_be|_ver|_er|_ent|_zer|_an|_auf|_aus|_ab|_ein|_vor|_um|_zu|_über|_unter|_durch|_mit|_nach|_hin|_her[s]p|t ʃ
        [s]piel|prech|prach|prung|prüng|pitz ʃ
        [s]tell|tadt|tädt|tück|traß|tein|tand|tänd|tark|tärk|tunde|tudi|trom|tröm|tation|tuhl|tühl ʃ
        [ss|ß] s
        [s]_ s
        _[s]V z
        V[s]V z
        l|r|n|m|b|d|g|t|k|h|p|f|ch[s]V z
        [s] s
        [tz] ts
        [tion] ts i o n
        [ti]ell|al|är ts i
        [th] t
        [dt] t
        [zz] ts
        [z] ts
        [ph] f
        [pf] p f
        _[ps] p s
        [pp] p
        [p] p
        [qu] k v
        [q] k
        [x] k s
        [ng]~V ŋ
        [ng]e_|en_|er_|es_|el|em_|ern|ens|end|te|i|u ŋ
        _a|_u|_ei[n]g n
        [ng] ŋ
        [nk] ŋ k
        [ig]_|s_|t|k|l|n ɪ ç
        [igs] ɪ ç s
        @B aiouäöü
        _[be]C*B|CC*eCC*V b ə
        [bb] b
        [b]l|r|V b
        [b] p
        [dd] d
        [d]_|s_|st t
        [d]V|r|w|j|n|lung|ler|le d
        [d] t
        _[ge]C*B|CC*eCC*V ɡ ə
        [gg] ɡ
        [g]_|s_|st|t k
        [g]V|l|r|n ɡ
        [g] k
        [ff] f
        [f] f
        kon|in|ad[v] v
        n|r|s|t|d|g|l[v]erC f
        _[v]V f
        _[v]|n[v]|r[v]|~V[v] v
        [v]_ f
        [v] v
        [w] v
        [kk] k
        [k] k
        [c]F ts
        [c] k
        [j] j
        _[h]V h
        V[h]
        [h]V h
        [h]
        [ll] l
        [l] l
        [mm] m
        [m] m
        [nn] n
        [n] n
        [tt] t
        [t] t
        [rr] ʁ
        [rh] ʁ
        # r after a vowel and before none is one.
        [er]_|n_|s_|t_ ɐ
        [ern]_ ɐ n
        _[er]C ɛ ɐ
        _[ver]~_ f ɛ ɐ
        _[zer]~_ ts ɛ ɐ
        V|Vh[r]~V ɐ
        [r] ʁ
        # Vowels, two letters first.
        [eau] o
        [äu|eu] ɔ ø
        [ei|ai|ey|ay] a ɪ
        [au] a ʊ
        [ieh] i
        [ie]n_ i ə
        [ie] i
        [aa|ah]~V a
        [ah] a
        [ee|eh] e
        [oo|oh] o
        [uh] u
        [äh] ɛ
        [öh] ø
        [üh] y
        [ih] i
        # Unstressed e.
        [e]_ ə
        [e]n_|m_|s_|l_|ns_|nd_|nde_|st_|t_|ls_|ln_|te_|ten_|lt_ ə
        _[e]CC ɛ
        # A vowel before one consonant and another vowel is long, before two short.
        [a] a
        [e]CC ɛ
        [e]x ɛ
        [e]C_ e
        [e] e
        [i]CV i
        [i]_ i
        [i] ɪ
        [o]CV o
        [o]_ o
        [o]C_ o
        [o] ɔ
        r[u]ch ʊ
        [u]ch u
        [u]CV u
        [u]_ u
        [u]C_ u
        [u] ʊ
        [ä] ɛ
        [ö]CC|ck œ
        [ö] ø
        [ü]CC ʏ
        [ü] y
        [y]CV y
        [y]_ i
        [y] ʏ
        [é|è|ê] e
        [à|â] a
        [ç] s
        [ñ] n j
        [-]
        """;
}
