namespace AvatarKit;

/// <summary>Tables of <see cref="SoundRules"/> for letters whose language is not known.</summary>
internal static class LetterTables
{
    /// <summary>Latin letters by the sound that most languages give them.</summary>
    public const string Latin = """
        @V aeiouyäöüåæøœ
        @E eiyéèêí
        [sch|tsch] ʃ
        [sh|š|ş|ś] ʃ
        [cz|ch|č|ć|ç] tʃ
        [ph] f
        [th] t
        [kh] x
        [gh] ɡ
        [ck] k
        [qu] k w
        [ng]~V ŋ
        [nk] ŋ k
        [a|á|à|â|ã|ă|ā|ą] a
        [å] o
        [ä] ɛ
        [æ] ɛ
        [b] b
        [c]E s
        [c] k
        [d|đ] d
        [ð] ð
        [e|é|è|ê|ë|ē|ę|ě|ė] e
        [f] f
        [g] ɡ
        [h] h
        [i|í|ì|î|ï|ī|ĩ] i
        [ı] ɯ
        [j]V j
        [j] i
        [k] k
        [l] l
        [ł] w
        [m] m
        [n] n
        [ñ|ń|ň] ɲ
        [o|ó|ò|ô|õ|ō] o
        [ö|ø|œ|ő] ø
        [p] p
        [q] k
        [r|ř] r
        [s] s
        [ß] s
        [t] t
        [þ] θ
        [u|ú|ù|û|ū|ů|ũ] u
        [ü|ű] y
        [v] v
        [w] v
        [x] k s
        [y]V j
        [y|ý|ÿ] i
        [z|ź] z
        [ž|ż] ʒ
        """;

    /// <summary>Greek letters.</summary>
    public const string Greek = """
        [ου|ού] u
        [αι|αί] e
        [ει|εί|οι|οί|υι] i
        [αυ|αύ]θ|κ|ξ|π|σ|τ|φ|χ|ψ|ς|_ a f
        [αυ|αύ] a v
        [ευ|εύ]θ|κ|ξ|π|σ|τ|φ|χ|ψ|ς|_ e f
        [ευ|εύ] e v
        [μπ] b
        [ντ] d
        [γκ|γγ] ɡ
        [τσ] ts
        [τζ] dz
        [α|ά] a
        [β] v
        [γ]ε|ι|η|έ|ί|ή|υ|ύ ʝ
        [γ] ɣ
        [δ] ð
        [ε|έ] e
        [ζ] z
        [η|ή|ι|ί|υ|ύ|ϊ|ϋ|ΐ|ΰ] i
        [θ] θ
        [κ] k
        [λ] l
        [μ] m
        [ν] n
        [ξ] k s
        [ο|ό|ω|ώ] o
        [π] p
        [ρ] r
        [σ|ς] s
        [τ] t
        [φ] f
        [χ] x
        [ψ] p s
        """;

    /// <summary>Cyrillic letters, by the sounds of Russian where languages differ.</summary>
    public const string Cyrillic = """
        @A аеёиоуыэюяіїє
        [тся|ться]_ ts a
        [ого|его]_ o v o
        [что] ʃ t o
        [б]_ p
        [в]_ f
        [г]_ k
        [д]_ t
        [ж]_ ʃ
        [з]_ s
        [а] a
        [б] b
        [в]к|п|с|т|ф|х|ц|ч|ш|щ f
        [в] v
        [г] ɡ
        [ґ|ѓ] ɡ
        [д] d
        [е]~A e
        [е] e
        [ё] o
        [є|ѐ] e
        [ж] ʒ
        [з] z
        [и|і|ѝ] i
        [ї] j i
        [й|ј] j
        [к|ќ] k
        [л|љ] l
        [м] m
        [н|њ] n
        [о] o
        [п] p
        [р] r
        [с] s
        [т] t
        [у] u
        [ў] w
        [ф] f
        [х|һ] x
        [ц] ts
        [ч|ћ] tɕ
        [џ|ђ] dʒ
        [ш] ʃ
        [щ] ʃ
        [ъ|ь]
        [ы] ɨ
        [э] e
        _[ю] j u
        A[ю] j u
        [ю] u
        _[я] j a
        A[я] j a
        [я] a
        [ә] æ
        [ө] ø
        [ү|ұ] u
        [қ] k
        [ң] ŋ
        [ғ] ɣ
        """;

    /// <summary>Hiragana; katakana is folded to it before.</summary>
    public const string Kana = """
        [きゃ] k j a
        [きゅ] k j u
        [きょ] k j o
        [しゃ] ɕ a
        [しゅ] ɕ u
        [しょ] ɕ o
        [ちゃ] tɕ a
        [ちゅ] tɕ u
        [ちょ] tɕ o
        [あ|ぁ] a
        [い|ぃ] i
        [う|ぅ] ɯ
        [え|ぇ] e
        [お|ぉ|を] o
        [か|ゕ] k a
        [き] k i
        [く] k ɯ
        [け|ゖ] k e
        [こ] k o
        [が] ɡ a
        [ぎ] ɡ i
        [ぐ] ɡ ɯ
        [げ] ɡ e
        [ご] ɡ o
        [さ] s a
        [し] ɕ i
        [す] s ɯ
        [せ] s e
        [そ] s o
        [ざ] z a
        [じ|ぢ] dʑ i
        [ず|づ] z ɯ
        [ぜ] z e
        [ぞ] z o
        [た] t a
        [ち] tɕ i
        [つ] ts ɯ
        [て] t e
        [と] t o
        [だ] d a
        [で] d e
        [ど] d o
        [な] n a
        [に] n i
        [ぬ] n ɯ
        [ね] n e
        [の] n o
        [は] h a
        [ひ] ç i
        [ふ] ɸ ɯ
        [へ] h e
        [ほ] h o
        [ば] b a
        [び] b i
        [ぶ] b ɯ
        [べ] b e
        [ぼ] b o
        [ぱ] p a
        [ぴ] p i
        [ぷ] p ɯ
        [ぺ] p e
        [ぽ] p o
        [ま] m a
        [み] m i
        [む] m ɯ
        [め] m e
        [も] m o
        [や|ゃ] j a
        [ゆ|ゅ] j ɯ
        [よ|ょ] j o
        [ら] ɾ a
        [り] ɾ i
        [る] ɾ ɯ
        [れ] ɾ e
        [ろ] ɾ o
        [わ|ゎ] w a
        [ん] n
        [っ]
        [ー]
        [ゔ] b ɯ
        """;

    /// <summary>Hebrew and Arabic letters: consonants, with a neutral vowel where two of them meet.</summary>
    public const string Semitic = """
        @H _אוי
        @N _اويةىی
        [א|ע] a
        [ו] o
        [י] i
        [ב]H v
        [ב] b ə
        [ג]H ɡ
        [ג] ɡ ə
        [ד]H d
        [ד] d ə
        [ה]_ a
        [ה] h ə
        [ז]H z
        [ז] z ə
        [ח|כ|ך]H x
        [ח|כ] x ə
        [ט|ת]H t
        [ט|ת] t ə
        [ל]H l
        [ל] l ə
        [מ|ם]H m
        [מ] m ə
        [נ|ן]H n
        [נ] n ə
        [ס]H s
        [ס] s ə
        [פ|ף]H f
        [פ] p ə
        [צ|ץ]H ts
        [צ] ts ə
        [ק]H k
        [ק] k ə
        [ר]H r
        [ר] r ə
        [ש]H ʃ
        [ש] ʃ ə
        [ا|أ|إ|آ|ى|ع|ء] a
        [و|ؤ] u
        [ي|ئ|ی] i
        [ة] a
        [ب]N b
        [ب] b ə
        [پ]N p
        [پ] p ə
        [ت|ط]N t
        [ت|ط] t ə
        [ث]N θ
        [ث] θ ə
        [ج|چ]N dʒ
        [ج|چ] dʒ ə
        [ح|ه]N h
        [ح|ه] h ə
        [خ]N x
        [خ] x ə
        [د|ض]N d
        [د|ض] d ə
        [ذ|ظ]N ð
        [ذ|ظ] ð ə
        [ر]N r
        [ر] r ə
        [ز]N z
        [ز] z ə
        [س|ص]N s
        [س|ص] s ə
        [ش|ژ]N ʃ
        [ش|ژ] ʃ ə
        [غ|گ]N ɣ
        [غ|گ] ɣ ə
        [ف]N f
        [ف] f ə
        [ق|ك|ک]N k
        [ق|ك|ک] k ə
        [ل]N l
        [ل] l ə
        [م]N m
        [م] m ə
        [ن]N n
        [ن] n ə
        """;
}
