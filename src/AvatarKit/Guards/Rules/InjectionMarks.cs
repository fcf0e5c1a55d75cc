namespace AvatarKit;

/// <summary>What texts say that try to give a model orders, by what it is meant to do.</summary>
internal static class InjectionMarks
{
    /// <summary>Set aside what it was told …</summary>
    public static GuardPhrases SetAside { get; } = GuardPhrases.Parse(
        "ignore|ignores|ignoring|disregard*|forget|override|overrule|bypass|neglect|discard|stop following|do not follow|don't follow",
        "no longer follow",
        "pay no attention to",
        "ignorier*|vergiss|vergesst|vergessen|missacht*|beachte nicht|uberschreib*|umgeh*|verwirf|befolge nicht|hor auf",
        "ignora|ignoren|ignorad|ignorar|olvida*|haz caso omiso|descarta|desobedece|deja de seguir|no sigas|omite",
        "ignorez|ignorer|oublie*|ne tiens pas compte|ne tenez pas compte|neglige*|ne suis plus|ne suivez plus",
        "ignorate|ignorare|dimentica*|non tenere conto|non tenere piu conto|trascura|non seguire",
        "esqueca*|esquece*|desconsidere*|nao siga|desobedeca",
        "игнорир*|проигнорир*|забуд*|не обращай внимания|не следуй|отмени",
        "negeer*|vergeet|zignoruj*|ignoruj*|zapomnij|pomin|ignorera|glom|glem|unohda|ohita|yok say*|gormezden gel*|unut|abaikan|lupakan",
        "ignorujte|zapomen*|figyelmen kivul|felejtsd|ignora toate|uita|αγνοησε|ξεχασε|bo qua|quen|phot lo",
        "忽略|无视|無視|忘记|忘記|忘掉|不要理会|不要遵守|忘れ|従わない|従うな|무시*|잊어*|잊고|تجاهل|تجاهلوا|انس|التعليمات تجاهل|अनदेखा|भूल|नज़रअंदाज़|התעלם|שכח|เพิกเฉย|ลืม");

    /// <summary>… where it stands as an order.</summary>
    public static GuardPhrases Orders { get; } = GuardPhrases.Parse(
        "instruction|instructions|prompt|prompts|rule|rules|guideline*|directive*|constraint*|restriction*|system message|everything above",
        "all of the above",
        "what you were told|what you have been told|programming",
        "anweisung*|instruktion*|regel|regeln|vorgabe*|systemprompt*|richtlinie*|anordnung*|einschrankung*",
        "instruccion*|regla|reglas|indicacion*|directric*|consigne*|regle|regles|istruzion*|regola|regole|direttiv*|instruc*|regra|regras",
        "diretriz*",
        "инструкц*|указани*|правил*|промпт*|instructies|regels|instrukcj*|polecen*|zasad*|instruktioner|regler|ohjeet|ohjeita|saannot|talimat*",
        "kural*",
        "instruksi|perintah|aturan|instrukc*|pokyn*|utasitas*|szabaly*|instructiuni*|reguli*|οδηγιες|κανονες|chi dan|huong dan|quy tac",
        "指令|指示|规则|規則|提示|命令|要求|ルール|プロンプト|지시*|명령*|규칙*|تعليمات|التعليمات|الأوامر|القواعد|निर्देश*|आदेश*|नियम*|ההוראות|הוראות|คำสั่ง|กฎ");

    /// <summary>Which orders: a text about its own subject rarely says so.</summary>
    public static GuardPhrases Which { get; } = GuardPhrases.Parse(
        "previous|previously|prior|above|earlier|preceding|all|any|your|former|existing|initial|original|system|other|every|these|those",
        "vorherig*|vorige*|bisherig*|obig*|alle|allen|aller|vorangegangen*|deine*|fruher*|ursprunglich*|samtlich*|jede",
        "anterior*|previ*|todas|todos|toda|tus|tu|precedent*|anterieur*|toutes|tous|tes|vos|ci dessus|tutte|tutti|tue|suas|acima",
        "предыдущ*|все|всем|всех|прежн*|твои|ваши|выше|прошл*|vorige|alle|eerdere|poprzedni*|wszystkie|tidigare|alla|tidligere|kaikki|aiemmat",
        "onceki*|tum|butun|sebelumnya|semua|predchozi|vsechny|korabbi|osszes|anterioare|toate|προηγουμενες|ολες|truoc|tat ca",
        "之前|以前|以上|所有|上述|先前|前面|此前|你的|您的|前の|これまで|すべて|全て|上記|이전*|모든|위의|기존*|السابقة|السابقه|جميع|كل|पिछल*|सभी|הקודמות|כל|ก่อนหน้า|ทั้งหมด");

    /// <summary>Give away what it was told …</summary>
    public static GuardPhrases Reveal { get; } = GuardPhrases.Parse(
        "reveal*|print|repeat|show|output|display|tell|leak|disclose|send|write out|write down|recite|dump",
        "zeig*|verrat*|gib|nenne|wiederhol*|schreib*|ubersetz*|revela|revele*|muestra*|repite|imprime|di|affiche*|montre*|repete*|donne*|ecris",
        "rivela*|mostra*|ripeti|stampa|scrivi|mostre|repita|imprima|escreva|diga|покажи|раскрой|выведи|повтори|напиши|скажи|toon|pokaz|wypisz",
        "visa|goster|yaz",
        "显示|透露|输出|重复|告诉|打印|表示|教えて|出力|見せ|繰り返|보여*|출력*|알려*|اكشف|اعرض|اطبع|दिखाओ|बताओ");

    /// <summary>… by its name.</summary>
    public static GuardPhrases Told { get; } = GuardPhrases.Parse(
        "system prompt|system prompts|system message|system instruction|system instructions|your instructions|your prompt",
        "your initial instructions",
        "your hidden instructions|hidden instructions|initial prompt|original instructions|developer message|pre prompt",
        "systemprompt|system prompts|systemnachricht|deine anweisungen|deine instruktionen|prompt del sistema|instrucciones del sistema",
        "tus instrucciones",
        "prompt systeme|invite systeme|tes instructions|vos instructions|instructions systeme|prompt di sistema|le tue istruzioni",
        "istruzioni di sistema",
        "prompt do sistema|suas instrucoes|instrucoes do sistema|системный промпт|системные инструкции|свои инструкции|твои инструкции",
        "systeemprompt",
        "系统提示|系統提示|系统指令|你的指令|システムプロンプト|システムの指示|あなたの指示|시스템 프롬프트|시스템 지시|موجه النظام|تعليمات النظام|सिस्टम प्रॉम्प्ट");

    /// <summary>Be somebody else.</summary>
    public static GuardPhrases Persona { get; } = GuardPhrases.Parse(
        "you are now|from now on you|from now on act|from now on answer|from now on respond|act as if you|pretend to be|pretend you are",
        "you must now",
        "you will now|your new role|your new task|your new persona|roleplay as|du bist jetzt|du bist nun|ab jetzt bist du|ab sofort bist du",
        "von nun an",
        "verhalte dich wie|tu so als|ahora eres|a partir de ahora|actua como si|tu es maintenant|a partir de maintenant|desormais tu",
        "fais comme si",
        "ora sei|adesso sei|da ora in poi|fai finta|agora voce e|a partir de agora|finja que|теперь ты|отныне|с этого момента|je bent nu",
        "vanaf nu",
        "jestes teraz|od teraz|artik sen|bundan sonra|你现在是|从现在开始|从现在起|现在你是|今からあなた|あなたは今から|これからは|지금부터|이제부터|من الآن|अब से");

    /// <summary>Without its bounds.</summary>
    public static GuardPhrases Unbound { get; } = GuardPhrases.Parse(
        "dan mode|do anything now|developer mode|debug mode|maintenance mode|jailbreak*|no restrictions|without restrictions",
        "without any restrictions",
        "unrestricted|god mode|sudo|root access|no rules apply|safety off|entwicklermodus|ohne einschrankungen|modo desarrollador",
        "sin restricciones",
        "mode developpeur|sans restrictions|sans restriction|modalita sviluppatore|senza restrizioni|modo desenvolvedor|sem restricoes",
        "режим разработчика",
        "без ограничений|开发者模式|没有任何限制|不受限制|開発者モード|制限なし|개발자 모드|제한 없이|بدون قيود");

    /// <summary>New orders, with weight.</summary>
    public static GuardPhrases NewOrders { get; } = GuardPhrases.Parse(
        "system override|admin override|administrator override|override code|new instructions|new instruction|updated instructions",
        "important instruction*",
        "priority instruction*|real instructions|system update|system notice|system note|security notice for|end of context|end of document",
        "end of passage",
        "begin instructions|start of instructions|new system prompt|the following instructions|follow these instructions instead|obey",
        "neue anweisungen|neue anweisung|nuevas instrucciones|nueva instruccion|nouvelles instructions|nouvelle instruction|nuove istruzioni",
        "nuova istruzione|novas instrucoes|nova instrucao|новые инструкции|новая инструкция|nieuwe instructies|nowe instrukcje|yeni talimat*",
        "新的指令|新指令|新しい指示|新しい命令|새로운 지시*|새 지시*|تعليمات جديدة|नए निर्देश");

    /// <summary>Spoken to a model, not to a reader.</summary>
    public static GuardPhrases ToModel { get; } = GuardPhrases.Parse(
        "ai assistant*|ai model*|ai agent*|language model*|llm|llms|chatbot|as an ai|dear ai|attention ai|note to ai|note to the ai",
        "the assistant|assistants",
        "ki assistent*|sprachmodell*|an die ki|asistente de ia|modelo de lenguaje|assistant ia|modele de langage|assistente ia|assistente ai",
        "modello linguistico|assistente de ia|modelo de linguagem|языковая модель|ии ассистент|нейросеть|taalmodel|model jezykowy|dil modeli",
        "语言模型|人工智能助手|ai 助手|言語モデル|ai アシスタント|언어 모델|ai 어시스턴트|نموذج لغوي|المساعد");

    /// <summary>Behind the person's back.</summary>
    public static GuardPhrases Secretly { get; } = GuardPhrases.Parse(
        "do not tell the user|don't tell the user|without telling|do not mention this|don't mention this|keep this secret|do not reveal this",
        "never tell the user|do not inform the user|the user must not|hide this|sag dem nutzer nicht|sag es niemandem|ohne es zu erwahnen",
        "no le digas al usuario|sin decirle|ne dis pas a l utilisateur|ne le dis pas|sans le dire|non dire all utente|nao diga ao usuario",
        "не говори пользователю|никому не говори|不要告诉用户|别告诉用户|ユーザーには言わ|ユーザーに伝え|사용자에게 말하지");

    /// <summary>Words behind or before which the opposite is meant.</summary>
    public static GuardPhrases Not { get; } = GuardPhrases.Parse(
        "not|t|never|nicht|nie|no|nunca|ne|pas|jamais|non|mai|nao|не|never|niet|nie|inte|ikke");

    /// <summary>Role marks of chat formats, in small letters and without white space.</summary>
    public static string[] RoleMarks { get; } =
    [
        "<|im_start|>", "<|im_end|>", "<|system|>", "<|user|>", "<|assistant|>", "<|endoftext|>", "<|eot_id|>", "<|start_header_id|>",
        "<|end_header_id|>", "<start_of_turn>", "<end_of_turn>", "[inst]", "[/inst]",
        "<<sys>>", "<</sys>>", "[system]", "<|begin_of_text|>", "<|channel|>",
        "<|message|>",
    ];

    /// <summary>Marks that would end, or begin, a part of a prompt.</summary>
    public static string[] PromptMarks { get; } =
    [
        "</passage>", "</data>", "</context>", "</document>", "</documents>", "<system>", "</system>",
        "<instructions>", "</instructions>", "<system_prompt>",
        "</tool_result>", "</function_results>", "###system", "###instruction", "###newinstruction", "---endof", "{\"role\":\"system\"",
    ];
}
