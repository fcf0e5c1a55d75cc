namespace AvatarKit;

/// <summary>The spelling of English, as tables of <see cref="SoundRules"/>.</summary>
internal static class EnglishTables
{
    /// <summary>Words that running speech weakens, and some that no dictionary of 1993 has.</summary>
    public const string Words = """
        a ə
        the ð ə
        to t ə
        and æ n d
        or ɔ ɹ
        for f ɔ ɹ
        because b ɪ k ʌ z
        email i m e ɪ l
        emails i m e ɪ l z
        app æ p
        apps æ p s
        wifi w a ɪ f a ɪ
        blog b l ɑ ɡ
        google ɡ u ɡ ə l
        online ɑ n l a ɪ n
        okay o ʊ k e ɪ
        ok o ʊ k e ɪ
        avatar æ v ə t ɑ ɹ
        chatbot tʃ æ t b ɑ t
        selfie s ɛ l f i
        emoji i m o ʊ dʒ i
        podcast p ɑ d k æ s t
        """;

    /// <summary>Letters and their neighbours.</summary>
    public const string Rules = """
        @V aeiouy
        @C bcdfghjklmnpqrstvwxz
        @E eiy
        @D bdgvjlmnrwz
        @K bcdfghjklmnpqrstvz
        @T sxz
        # Endings and pieces of words.
        s[tion] tʃ ə n
        [tion] ʃ ə n
        [tious] ʃ ə s
        [cious|xious] ʃ ə s
        [tial|cial] ʃ ə l
        [cian] ʃ ə n
        [tient] ʃ ə n t
        V[sion] ʒ ə n
        [ssion|sion] ʃ ə n
        V[sure] ʒ ɚ
        [ssure|sure] ʃ ɚ
        [ture] tʃ ɚ
        [tual] tʃ u ə l
        [geous|gious] dʒ ə s
        [gion] dʒ ə n
        [ough]t ɔ
        [aught] ɔ t
        [augh] æ f
        thr|b[ough] u
        th[ough] o ʊ
        r|t|en[ough]_ ʌ f
        [ough] o ʊ
        [igh] a ɪ
        [eigh]t_ e ɪ
        [eigh] e ɪ
        C[le]_|s_|d_ ə l
        C[les]_ ə l z
        C[re]_ ɚ
        [ous]_|l|n ə s
        VC*[able]_ ə b ə l
        [ible]_ ə b ə l
        [age]_|s_|d_ ɪ dʒ
        [ate]_ e ɪ t
        [ative] ə t ɪ v
        [ive]_ ɪ v
        [ism]_ ɪ z ə m
        [ment]_|s ə m ə n t
        m[ent]_|s_ ə n t
        V*C[ance|ence]_ ə n s
        V*C[ant|ent]_ ə n t
        CV*C[al]_|s_|ly ə l
        CV*C[an]_|s_ ə n
        CV*C[on]_|s_ ə n
        CV*C[en]_|s_|ed_ ə n
        CV*C[el]_|s_ ə l
        CV*C[et]_|s_ ə t
        CV*C[ar|or]_|s_ ɚ
        CV*C[ard]_ ɚ d
        CV*C[ain]_ ə n
        CV*C[ful] f ə l
        CV*C[less] l ə s
        CV*C[ness] n ə s
        CV*C[us]_ ə s
        CV*C[um]_ ə m
        CV*C[y]_ i
        CV*C[ies]_ i z
        CV*C[ied]_ i d
        CV*C[ily]_ ə l i
        CV*C[ish] ɪ ʃ
        CV*C[ic] ɪ k
        CV*C[ity] ə t i
        CV*C[ice]_ ɪ s
        CV*C[ine]_ i n
        CV*C[ite]_ a ɪ t
        # a
        _[a]_ ə
        [air|aire]_|C ɛ ɹ
        [are]_|s_ ɛ ɹ
        [aer|ayr] ɛ ɹ
        [arr] æ ɹ
        w[ar] ɔ ɹ
        [ar]V ɛ ɹ
        [ar] ɑ ɹ
        [aigh] e ɪ
        [ai|ay] e ɪ
        [augh] ɔ
        [au|aw] ɔ
        [all] ɔ l
        [alk] ɔ k
        [alm] ɑ m
        [alt] ɔ l t
        [ald] ɔ l d
        w|wh|qu[a]t|s|n ɑ
        _[a]bout|l|g|w|cc|pp|ss|tt|ff|rr ə
        [a]ste|nge|ble|ple|tle|cle|dle e ɪ
        [a]C_|CC æ
        [a]Ce_|Ces_|Ced_|Cing|Cer_|Cers_|Cy_ e ɪ
        [a]CiV|CeV e ɪ
        C[a]_|h_ ə
        V*CV*C[a]C_ ə
        [a] æ
        # b
        [bb] b
        m[b]_|s_|ed_|ing
        [bt]_ t
        [b] b
        # c
        [ch]r|l k
        sche[ch]|_sy[ch] k
        [ch]_ tʃ
        ps[ch] k
        [tch] tʃ
        [ch] tʃ
        [cch] k
        [cc]E k s
        [ck|cq|cc] k
        [ci]a|o ʃ
        [c]E s
        [c] k
        # d
        [dg]e|i|y dʒ
        [dj] dʒ
        [dd] d
        [d] d
        # e
        _[e]x ɪ
        [ea]r_|rs_|ring|red i
        [ear]C ɚ
        [ea]d_|ds_|th_|lth|sure|ther|v ɛ
        [eau] o ʊ
        [ea] i
        [eer] ɪ ɹ
        [ee] i
        [eigh] e ɪ
        c[ei] i
        [ei]n|r|l a ɪ
        [ei] i
        [eo]ple i
        [eu]r j ʊ
        [eu] u
        [ew]_|C|e|i u
        f|m|n|p|v[ew] j u
        [ey]_|s_ i
        [ey] e ɪ
        [ere]_ ɪ ɹ
        [err] ɛ ɹ
        [er]_|s_|ed_|ing|ly ɚ
        [er]C ɚ
        [er]i|y ɪ ɹ
        [er] ɚ
        t|d[ed]_ ɪ d
        p|k|f|s|x|ch|sh|c[ed]_ t
        V*C|V[ed]_ d
        T|ch|sh|c|g[es]_ ɪ z
        _C*[e]_ i
        _b|_d|_r[e]CV ɪ
        C[e]_|s_|ly_|ful|less|ment|ness
        V[e]_
        [e]C_|CC ɛ
        [e]CV ə
        [e] ɛ
        # f
        [ff] f
        [f] f
        # g
        _[gh] ɡ
        V[gh]
        _[gn] n
        [gn]_|ed|s_ n
        [gu]E ɡ
        [gg] ɡ
        [g]e|y|i_ dʒ
        _[g]i ɡ
        [g]i dʒ
        [g] ɡ
        # h
        _[h]V h
        r|k|x[h]
        V[h]C|_
        [h]V h
        [h]
        # i
        [ier]_|s_ i ɚ
        [ie]w j u
        _C*[ie]_|s_|d_ a ɪ
        [iew] j u
        [ie] i
        [ild]_|e a ɪ l d
        [ind]_|s_|e|i a ɪ n d
        [ign]_|s_|ed_|ing a ɪ n
        [ir]e a ɪ ɹ
        [ir]V ɪ ɹ
        [ir] ɚ
        [i]Ce_|Ces_|Ced_|Cing|Cer_|Cers_ a ɪ
        [i]o|a|u i
        _C*[i]V a ɪ
        _C*[i]_ a ɪ
        [i]_ i
        [i] ɪ
        # j k l m n
        [j] dʒ
        _[kn] n
        [kk|k] k
        [ll] l
        [l] l
        [mm] m
        [mn]_ m
        [m] m
        [ng]_|s_|ed_|ing|th|er_ ŋ
        [ng]e|i|y n dʒ
        [ng] ŋ ɡ
        [n]k|x|q|c ŋ
        [nn] n
        [n] n
        # o
        [oar|oor|our]_|C|e ɔ ɹ
        [oa] o ʊ
        [oe]_|s_ o ʊ
        [oi|oy] ɔ ɪ
        [oo]k ʊ
        w|g|st|h[oo]d ʊ
        [oo] u
        [ould] ʊ d
        [ous] ə s
        [ou]nd|t|s|d|r|c|th|n|ch a ʊ
        [ou] u
        [ow]n|d|l|er|el a ʊ
        _C*[ow]_ a ʊ
        [ow] o ʊ
        w[or] ɚ
        [or]V ɔ ɹ
        [or] ɔ ɹ
        [o]ss|ft|ng|th ɔ
        [o]ld|lt|ll_|st_ o ʊ
        [o]Ce_|Ces_|Ced_|Cing|Cer_|Cers_ o ʊ
        [o]_|s_ o ʊ
        _c[o]m|n ə
        l[o]v ʌ
        m[o]n ʌ
        [o]ther ʌ
        [o]V o ʊ
        [o]C_|CC ɑ
        [o]Ci o ʊ
        [o] ɑ
        # p q r s t
        [ph] f
        _[ps|pn] s
        [pp] p
        [p] p
        [qu]e_ k
        [que]_ k
        [qu] k w
        [q] k
        [rrh|rh] ɹ
        [rr] ɹ
        [r] ɹ
        [sch] s k
        [sch]m|w|n|l ʃ
        [sci]o ʃ
        [sc]E s
        [sh] ʃ
        [ssi]o|a ʃ
        [ss] s
        V|D[s]_ z
        V[s]e_|ed_|ing|es_ z
        V[s]V z
        [s]m_ z
        [s] s
        [tch] tʃ
        _[th]e|is|at|us|ough_|an|y ð
        V[th]er|e_|es_|ing ð
        [th] θ
        [ti]o|a ʃ
        s[t]en|le
        [tt] t
        [t] t
        # u
        [ure]_|d_|s_ j ʊ ɹ
        [ur] ɚ
        [ui]s|t|c u
        _[uni] j u n ɪ
        _[u]CV j u
        q|g[u]V w
        g[ue]_
        [ue]_|s_|d_ u
        b|c|f|h|m|p|v[u]CV j u
        [u]CV u
        [u]_ u
        p|b|f[u]ll|sh|tch ʊ
        [u] ʌ
        # v w x y z
        [vv|v] v
        [wh]o h
        [wh] w
        [wr] ɹ
        V[w]_|C
        [w] w
        _[x] z
        e[x]V|hV ɡ z
        [x] k s
        _[y]V j
        V[y]V j
        _C*[y]_ a ɪ
        [y]Ce_|Ces_|Ced_|Cing a ɪ
        [y]_ i
        [yr] ɪ ɹ
        [y] ɪ
        [zz] z
        [z] z
        """;
}
