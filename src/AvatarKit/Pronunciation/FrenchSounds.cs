namespace AvatarKit;

/// <summary>The spelling of French, as a table of <see cref="SoundRules"/>. Nasal vowels are said as the oral ones that the lips make.</summary>
internal static class FrenchSounds
{
    public const string Table = """
        @V aeiouyàâäéèêëîïíôöùûüœæ
        @C bcdfghjklmnpqrstvwxzç
        @Q bcdfghjklpqrstvwxzç_
        @E eiyéèêëîï
        @X aeouàâéèêëôœ
        @L rlvfbcgpktsmnqdj
        @S sx_
        # Words.
        monsieur m ə s j ø
        messieurs m e s j ø
        madame m a d a m
        femme f a m
        femmes f a m
        est ɛ
        es ɛ
        et e
        les l e
        des d e
        mes m e
        tes t e
        ses s e
        ces s e
        je ʒ ə
        le l ə
        me m ə
        te t ə
        se s ə
        ce s ə
        de d ə
        ne n ə
        que k ə
        y i
        eu y
        eut y
        août u t
        os ɔ s
        fils f i s
        sens s ɑ s
        tous t u
        six s i s
        dix d i s
        sept s ɛ t
        huit ɥ i t
        cinq s ɛ k
        vingt v ɛ
        second s ə ɡ ɔ
        seconde s ə ɡ ɔ d
        secondes s ə ɡ ɔ d
        pays p e i
        hier j ɛ ʁ
        hiver > hivère
        mer m ɛ ʁ
        fier > fière
        enfer > enfère
        cancer > cancère
        super > supère
        amer > amère
        ouest w ɛ s t
        est-ce ɛ s
        sud s y d
        aujourd'hui > aujourdui
        ville v i l
        villes v i l
        village v i l a ʒ
        villages v i l a ʒ
        mille m i l
        milles m i l
        tranquille > tranquile
        tranquilles > tranquile
        million m i l j ɔ
        millions m i l j ɔ
        milliard m i l j a ʁ
        milliards m i l j a ʁ
        outil u t i
        outils u t i
        fusil f y z i
        gentil ʒ ɑ t i
        album > albome
        maximum > maximome
        minimum > minimome
        examen > exain
        gens ʒ ɑ
        temps t ɑ
        corps k ɔ ʁ
        chœur > cœur
        technique > tecnique
        techniques > tecnique
        technologie > tecnologie
        orchestre > orquestre
        écho > éco
        chaos > cao
        psychologie > psicologie
        oignon > ognon
        oignons > ognon
        automne > autone
        week > wique
        end > ennde
        weekend > wiquennde
        internet > internète
        email > iméle
        mail > mèle
        net > nète
        club k l œ b
        direct > directe
        correct > correcte
        exact > exacte
        contact > contacte
        impact > impacte
        ouf u f
        avec > avèque
        donc > donque
        blanc > blan
        blancs > blan
        banc > ban
        porc > por
        tabac > taba
        estomac > estoma
        franc > fran
        clef > clé
        œufs ø
        bœufs b ø
        nerf n ɛ ʁ
        bus b y s
        virus > viruce
        campus > campuce
        bonus > bonuce
        cactus > cactuce
        mars > marce
        ours > ource
        autobus > autobuce
        gaz > gaze
        net > nète
        brut > brute
        but b y t
        chut ʃ y t
        # Elided words keep their consonant.
        [c]' s
        [j]' ʒ
        [qu]' k
        [d]' d
        [t]' t
        [s]' s
        [n]' n
        [m]' m
        [l]' l
        _[t]_ t
        # Verbs in the third person plural.
        [aient|oient]_ ɛ
        i[ent]_ ɑ
        èr|iss|nn|tt|rl|uv|iv|ev|ul|ouv|ang|iqu|rch|ch|ll|chass|qu|is|as|us|aud|rd|nd|mb|rt|rç|ppr|ntr|ffr|ontr|rr|gn|ss|ff|rv|lv|nç|pp|l|g[ent]_
        _l|arg|_g|_ag|urg|llig|xig|ll[ent]_ ɑ
        # Endings.
        emm[ent]_ ɑ
        [emment|amment]_ a m ɑ
        [er|ers]_ e
        [ez]_ e
        VC*[er]_ e
        [ier|iers]_ j e
        [et|ets]_ ɛ
        [e|es]_
        [ée|ées|és]_ e
        # Groups with i that end in a glide.
        [euill|euil|ueill|ueil|œill|œil] œ j
        [eill|eil] ɛ j
        [aill|ail] a j
        [ouill|ouil] u j
        C[ill] i j
        # Nasal vowels.
        [ien]S|t|d|n_ j ɛ
        [ien]Q j ɛ
        [yen]Q j ɛ
        [éen]Q e ɛ
        [oin]Q w ɛ
        [ouin]Q w ɛ
        [ain|aim|ein|eim]Q ɛ
        [in|im|yn|ym|în]Q ɛ
        [aon]_ ɑ
        [aen]_ ɑ
        [an|am|en|em|ean]Q ɑ
        [eon]Q ɔ
        [on|om]Q ɔ
        [un|um]Q œ
        # Vowels.
        [eau|eaux|aud_|auts_] o
        [au] o
        [aî|ai|ei|eî] ɛ
        [aï] a i
        [ay]V ɛ j
        [ay] ɛ
        [oy]V w a j
        [oi|oî|oê] w a
        [oï] o i
        [oeu|œu|eu|eû]S|t_|x_|d_|s|z|t ø
        [œu|eu|oeu] œ
        [œ] œ
        [uy]V ɥ i j
        [ou|où|oû]V w
        [ou|où|oû] u
        g[ue]_ 
        [ui|uî] ɥ i
        [u]X ɥ
        [u|û|ù] y
        [ü] y
        [a|à|â|ä] a
        [æ] e
        [é] e
        [è|ê|ë] ɛ
        VC[e]CV
        VC[e]m|n|r|l|t|v|d|g|c|p|fV
        _[e]~V ɛ
        [e]CC ɛ
        [e]x ɛ
        [e]C_ ɛ
        g[e]a|o|u|â|ô
        [e] ə
        ~C[i]V j
        C[i]V j
        [i|î|í] i
        [ï] i
        V[y]V j
        _[y]V j
        [y] i
        [o|ô|ö] o
        # Consonants.
        [bb] b
        [bs]_ 
        _plom[b]S|s_
        [b] b
        [cch] k
        [ch]r|l|n k
        [ch] ʃ
        [cc]E k s
        [cqu|cc] k
        [ct|cts]_ k t
        [c]E s
        n[c|cs]_
        [c] k
        [ç] s
        [d|ds]_
        [dd] d
        [d] d
        [ff|ph] f
        [f] f
        [gn] ɲ
        [gg]E ɡ ʒ
        [gg] ɡ
        [gu]E ɡ
        [g|gs|gt|gts]_
        [g]E ʒ
        [g] ɡ
        [h]
        [j] ʒ
        [ck|k] k
        [ll|l] l
        [mn]_ n
        [mm|m] m
        [nn|n] n
        [p|ps|pt|pts]_
        [pp|p] p
        [qu] k
        [q] k
        [rr|rh|r] ʁ
        [sch|sh] ʃ
        [sc]E s
        [ss] s
        [s]_
        V[s]V z
        [s] s
        s[ti]on t j
        [ti]on|el|eu|al|aire|en|ence s j
        [t|ts|tx]_
        [tt|th|t] t
        [v] v
        [w] w
        [x]_
        _e|_é[x]V ɡ z
        _e[xc]E k s
        eu|i[x]ième z
        [x] k s
        [z]_
        [zz|z] z
        """;
}
