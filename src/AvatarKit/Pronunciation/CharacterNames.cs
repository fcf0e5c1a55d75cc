namespace AvatarKit;

/// <summary>What letters, digits and signs are called, as tables of <see cref="SoundRules"/>.</summary>
internal static class CharacterNames
{
    public const string English = """
        a e ɪ
        b b i
        c s i
        d d i
        e i
        f ɛ f
        g dʒ i
        h e ɪ tʃ
        i a ɪ
        j dʒ e ɪ
        k k e ɪ
        l ɛ l
        m ɛ m
        n ɛ n
        o o ʊ
        p p i
        q k j u
        r ɑ ɹ
        s ɛ s
        t t i
        u j u
        v v i
        w d ʌ b ə l j u
        x ɛ k s
        y w a ɪ
        z z i
        0 z ɪ ɹ o ʊ
        1 w ʌ n
        2 t u
        3 θ ɹ i
        4 f ɔ ɹ
        5 f a ɪ v
        6 s ɪ k s
        7 s ɛ v ə n
        8 e ɪ t
        9 n a ɪ n
        & æ n d
        % p ɚ s ɛ n t
        + p l ʌ s
        = i k w ə l z
        @ æ t
        € j ʊ ɹ o ʊ z
        $ d ɑ l ɚ z
        £ p a ʊ n d z
        """;

    public const string German = """
        a a
        b b e
        c ts e
        d d e
        e e
        f ɛ f
        g ɡ e
        h h a
        i i
        j j ɔ t
        k k a
        l ɛ l
        m ɛ m
        n ɛ n
        o o
        p p e
        q k u
        r ɛ ɐ
        s ɛ s
        t t e
        u u
        v f a ʊ
        w v e
        x ɪ k s
        y ʏ p s i l ɔ n
        z ts ɛ t
        ä ɛ
        ö ø
        ü y
        ß ɛ s ts ɛ t
        0 n ʊ l
        1 a ɪ n s
        2 ts v a ɪ
        3 d ʁ a ɪ
        4 f i ɐ
        5 f ʏ n f
        6 z ɛ k s
        7 z i b ə n
        8 a x t
        9 n ɔ ø n
        & ʊ n t
        % p ʁ o ts ɛ n t
        + p l ʊ s
        = ɡ l a ɪ ç
        @ ɛ t
        € ɔ ø ʁ o
        $ d ɔ l a ɐ
        £ p f ʊ n t
        """;

    public const string Spanish = """
        a a
        b b e
        c θ e
        d d e
        e e
        f e f e
        g x e
        h a tʃ e
        i i
        j x o t a
        k k a
        l e l e
        m e m e
        n e n e
        ñ e ɲ e
        o o
        p p e
        q k u
        r e r e
        s e s e
        t t e
        u u
        v u b e
        w u b e d o b l e
        x e k i s
        y ʝ e
        z θ e t a
        0 θ e ɾ o
        1 u n o
        2 d o s
        3 t ɾ e s
        4 k w a t ɾ o
        5 θ i n k o
        6 s e i s
        7 s j e t e
        8 o tʃ o
        9 n w e b e
        & i
        % p o ɾ θ j e n t o
        + m a s
        = i ɡ w a l
        @ a r o b a
        € e u ɾ o s
        $ d o l a ɾ e s
        £ l i b ɾ a s
        """;

    public const string French = """
        a a
        b b e
        c s e
        d d e
        e ə
        f ɛ f
        g ʒ e
        h a ʃ
        i i
        j ʒ i
        k k a
        l ɛ l
        m ɛ m
        n ɛ n
        o o
        p p e
        q k y
        r ɛ ʁ
        s ɛ s
        t t e
        u y
        v v e
        w d u b l ə v e
        x i k s
        y i ɡ ʁ ɛ k
        z z ɛ d
        0 z e ʁ o
        1 œ
        2 d ø
        3 t ʁ w a
        4 k a t ʁ
        5 s ɛ k
        6 s i s
        7 s ɛ t
        8 ɥ i t
        9 n œ f
        & e
        % p u ʁ s ɑ
        + p l y s
        = e ɡ a l
        @ a ʁ o b a z
        € ø ʁ o
        $ d ɔ l a ʁ
        £ l i v ʁ
        """;

    public const string Italian = """
        a a
        b i
        c tʃ i
        d i
        e e
        f ɛ f e
        g dʒ i
        h a k a
        i i
        j i l u n ɡ a
        k a p a
        l ɛ l e
        m ɛ m e
        n ɛ n e
        o o
        p i
        q k u
        r ɛ r e
        s ɛ s e
        t i
        u u
        v u
        w d o p j a v u
        x i k s
        y i p s i l o n
        z dz e t a
        0 dz e r o
        1 u n o
        2 d u e
        3 t r e
        4 k w a t r o
        5 tʃ i n k w e
        6 s e i
        7 s ɛ t e
        8 ɔ t o
        9 n ɔ v e
        & e
        % p e r tʃ e n t o
        + p j u
        = u ɡ w a l e
        @ k j ɔ tʃ o l a
        € e u r o
        $ d ɔ l a r i
        £ s t e r l i n e
        """;

    public const string Portuguese = """
        a a
        b b e
        c s e
        d d e
        e ɛ
        f ɛ f i
        g ʒ e
        h a ɡ a
        i i
        j ʒ ɔ t ɐ
        k k a
        l ɛ l i
        m e m i
        n e n i
        o ɔ
        p p e
        q k e
        r ɛ ʁ i
        s ɛ s i
        t t e
        u u
        v v e
        w d ɐ b l i u
        x ʃ i s
        y i p s i l o n
        z z e
        0 z ɛ ɾ u
        1 u
        2 d o ɪ s
        3 t ɾ e s
        4 k w a t ɾ u
        5 s i k u
        6 s e ɪ s
        7 s ɛ t i
        8 o ɪ t u
        9 n ɔ v i
        & i
        % p o ɾ s e t u
        + m a ɪ s
        = i ɡ w a l
        @ ɐ ʁ o b ɐ
        € e u ɾ u s
        $ d ɔ l a ɾ i s
        £ l i b ɾ ɐ s
        """;
}
