namespace AvatarKit;

/// <summary>Words that speak of a mood, of what an assistant says to the person it speaks with. Drawn up for AvatarKit.</summary>
internal static class MoodWords
{
    public static MoodLexicon English { get; } = new(
        "not|no|never|hardly|without|cannot",
        (Mood.Neutral, "no problem|not bad|no worries|don't worry|great britain|happy to help|greater|good question|not to worry|never mind"),
        (Mood.Happy, "great|wonderful|fantastic|excellent|awesome|amazing|congratulations|congrats|happy|glad|delighted|good news|well "
            + "done|perfect|brilliant|lovely|thrilled|welcome|hooray|yay|love|excited|"
            + "my pleasure|superb|splendid|~good|~nice|~thanks|~thank you|~enjoy|~fun|~beautiful|~best|~super|~pleased"),
        (Mood.Sad, "sorry|unfortunately|sadly|regret|i'm afraid|i am afraid|my condolences|condolences|apologize|apologise|apologies|my "
            + "apologies|passed away|sad|heartbreaking|tragic|bad news|~lost|~miss you|~alas|~disappointed|~disappointing"),
        (Mood.Concerned,
            "warning|be careful|caution|danger|dangerous|attention|risk|risky|urgent|emergency|worried|concerned|serious|seriously "
                + "ill|critical|beware|at risk|watch out|make sure you "
                + "never|poisonous|toxic|~important|~careful|~problem|~error|~failed|~wrong|~illegal|~harmful"),
        (Mood.Surprised, "wow|oh my|oh wow|incredible|unbelievable|astonishing|astonishingly|surprisingly|no way|whoa|surprising|who would "
            + "have thought|?really|~amazingly|~suddenly|~gosh|~oh"),
        (Mood.Thoughtful, "hmm|hm|let me think|let's see|let me see|i wonder|well let me|on the other hand|it depends|perhaps|possibly|i'm "
            + "not sure|i am not sure|~maybe|~consider|~might|~i think|~interesting"));

    public static MoodLexicon German { get; } = new(
        "nicht|kein|keine|keinen|keiner|keinem|nie|niemals|ohne|kaum",
        (Mood.Neutral, "kein problem|nicht schlecht|keine sorge|kein grund zur sorge|gute frage|macht nichts|bitte achten"),
        (Mood.Happy, "toll|super|großartig|wunderbar|fantastisch|prima|klasse|herzlichen glückwunsch|glückwunsch|gratuliere|freue|freut "
            + "mich|freut|freuen uns|gute nachrichten|gute nachricht|perfekt|ausgezeichnet|herrlich|hurra|"
            + "willkommen|glücklich|spitze|hervorragend|begeistert|sehr gerne|~gut|~schön|~gerne|~danke|~viel spaß|~spaß|~froh"),
        (Mood.Sad, "leider|es tut mir leid|tut mir leid|tut uns leid|tut mir sehr leid|entschuldigung|entschuldigen "
            + "sie|bedauerlicherweise|bedaure|bedauern|traurig|beileid|mein beileid|schade|verstorben|schlechte nachrichten|schlechte "
            + "nachricht|~enttäuscht|~verloren"),
        (Mood.Concerned,
            "warnung|vorsicht|achtung|gefahr|gefährlich|dringend|notfall|ernst|besorgt|sorge|risiko|riskant|giftig|lebensgefahr|seien sie "
                + "vorsichtig|sei vorsichtig|~wichtig|~problem|~fehler|~fehlgeschlagen|~falsch|~verboten"),
        (Mood.Surprised, "wow|unglaublich|erstaunlich|wahnsinn|überraschend|überraschenderweise|tatsächlich so viel|oha|donnerwetter|kaum zu "
            + "glauben|?wirklich|?echt|?im ernst|?ernsthaft|~plötzlich|~oh"),
        (Mood.Thoughtful, "hmm|hm|mal überlegen|lass mich nachdenken|lassen sie mich nachdenken|lass mich überlegen|lassen sie mich "
            + "überlegen|mal sehen|es kommt darauf an|das kommt darauf an|ich bin nicht sicher|ich bin mir nicht sicher|möglicherweise|"
            + "vielleicht|andererseits|ich frage mich|~eventuell|~interessant|~ich denke"));

    public static MoodLexicon Spanish { get; } = new(
        "no|nunca|jamás|sin|ningún|ninguna|tampoco",
        (Mood.Neutral, "no hay problema|sin problema|no te preocupes|no se preocupe|no pasa nada|nada mal|buena pregunta"),
        (Mood.Happy, "genial|estupendo|fantástico|maravilloso|excelente|felicidades|enhorabuena|feliz|me alegro|me "
            + "alegra|perfecto|encantado|encantada|qué bien|que bien|buenas noticias|bienvenido|bienvenida|increíblemente bueno|bravo|"
            + "fenomenal|me encanta|con mucho gusto|~bien|~bueno|~gracias|~bonito|~gusto|~disfruta"),
        (Mood.Sad, "lo siento|lo siento mucho|lo sentimos|lamento|lamentamos|lamentablemente|desgraciadamente|por "
            + "desgracia|desafortunadamente|triste|mis condolencias|condolencias|perdón|disculpa|disculpe|qué pena|malas "
            + "noticias|falleció|~perdido|~pena"),
        (Mood.Concerned,
            "advertencia|cuidado|atención|peligro|peligroso|peligrosa|urgente|emergencia|grave|preocupado|preocupada|preocupante|riesgo|arriesgado|tóxico|ten cuidado|tenga cuidado|~importante|~problema|~error|~falló|~prohibido"),
        (Mood.Surprised, "guau|vaya|increíble|asombroso|sorprendente|sorprendentemente|madre mía|no me digas|quién lo diría|?en serio|?de "
            + "verdad|?de veras|~oh|~de repente"),
        (Mood.Thoughtful, "mmm|hmm|hm|déjame pensar|déjeme pensar|veamos|a ver|depende|quizás|quizá|tal vez|no estoy seguro|no estoy "
            + "segura|me pregunto|por otro lado|posiblemente|~interesante|~creo que"));

    public static MoodLexicon French { get; } = new(
        "pas|jamais|sans|aucun|aucune|ni|guère",
        (Mood.Neutral, "pas de problème|pas mal|ne vous inquiétez pas|ne t'inquiète pas|ce n'est pas grave|pas grave|bonne question|sans problème"),
        (Mood.Happy, "génial|super|formidable|merveilleux|fantastique|excellent|félicitations|bravo|heureux|heureuse|ravi|ravie|parfait|magnifique|bonne nouvelle|bonnes nouvelles|bienvenue|avec plaisir|j'adore|youpi|chouette|enchanté|"
            + "enchantée|~bien|~bon|~merci|~beau|~plaisir|~content|~contente"),
        (Mood.Sad, "désolé|désolée|désolés|je suis désolé|malheureusement|hélas|triste|tristement|condoléances|mes condoléances|je "
            + "regrette|nous regrettons|pardon|excusez|mauvaise nouvelle|mauvaises nouvelles|décédé|c'est dommage|dommage|~perdu|~déçu"),
        (Mood.Concerned,
            "avertissement|attention|danger|dangereux|dangereuse|urgent|urgence|grave|inquiet|inquiète|inquiétant|risque|risqué|toxique|prudence|soyez prudent|méfiez|~important|~problème|~erreur|~échoué|~interdit"),
        (Mood.Surprised, "waouh|ouah|wow|incroyable|étonnant|étonnamment|surprenant|ça alors|oh là là|stupéfiant|qui l'aurait "
            + "cru|?vraiment|?ah bon|?sérieusement|~oh|~soudain"),
        (Mood.Thoughtful, "hmm|hm|euh|voyons|laissez moi réfléchir|laisse moi réfléchir|ça dépend|cela dépend|peut être|je me demande|je ne "
            + "suis pas sûr|je ne suis pas sûre|d'un autre côté|éventuellement|~intéressant|~je pense"));

    public static MoodLexicon Italian { get; } = new(
        "non|mai|senza|nessun|nessuna|neanche|nemmeno",
        (Mood.Neutral, "nessun problema|non c'è problema|non male|non preoccuparti|non si preoccupi|non fa niente|buona domanda|senza problemi"),
        (Mood.Happy, "fantastico|meraviglioso|ottimo|ottima|eccellente|congratulazioni|complimenti|felice|perfetto|perfetta|stupendo|splendido|magnifico|buone notizie|buona notizia|benvenuto|benvenuta|benvenuti|con piacere|che bello|evviva|bravo|brava|"
            + "adoro|lieto|lieta|grandioso|~bene|~buono|~bello|~grazie|~piacere|~contento|~contenta"),
        (Mood.Sad, "mi dispiace|ci dispiace|purtroppo|sfortunatamente|scusa|scusi|scusate|triste|condoglianze|le mie condoglianze|che "
            + "peccato|peccato|cattive notizie|cattiva notizia|rammarico|deceduto|~perso|~deluso"),
        (Mood.Concerned,
            "avvertenza|avviso importante|attenzione|pericolo|pericoloso|pericolosa|urgente|emergenza|grave|preoccupato|preoccupata|preoccupante|rischio|rischioso|tossico|stai attento|stia attento|fai attenzione|faccia attenzione|~importante|~problema|~errore|~fallito|~vietato"),
        (Mood.Surprised, "wow|incredibile|sorprendente|sorprendentemente|stupefacente|accidenti|caspita|chi l'avrebbe detto|mamma "
            + "mia|?davvero|?sul serio|~oh|~all'improvviso"),
        (Mood.Thoughtful, "mmm|hmm|hm|vediamo|fammi pensare|mi faccia pensare|lasciami pensare|dipende|forse|non sono sicuro|non sono "
            + "sicura|mi chiedo|d'altra parte|probabilmente|eventualmente|~interessante|~penso"));

    public static MoodLexicon Portuguese { get; } = new(
        "não|nunca|jamais|sem|nenhum|nenhuma|nem",
        (Mood.Neutral, "sem problema|sem problemas|não há problema|não se preocupe|não te preocupes|nada mal|não faz mal|boa pergunta"),
        (Mood.Happy, "ótimo|ótima|óptimo|excelente|fantástico|maravilhoso|maravilha|parabéns|feliz|perfeito|perfeita|que bom|boas "
            + "notícias|boa notícia|bem vindo|bem vinda|com prazer|adoro|genial|incrivelmente bom|viva|contente|espetacular|"
            + "fico feliz|encantado|encantada|~bom|~boa|~bem|~obrigado|~obrigada|~prazer|~bonito"),
        (Mood.Sad, "sinto muito|lamento|lamentamos|infelizmente|desculpe|desculpa|desculpem|peço desculpa|triste|condolências|meus "
            + "pêsames|pêsames|que pena|más notícias|má notícia|faleceu|lamentavelmente|~perdido|~pena"),
        (Mood.Concerned,
            "aviso|advertência|cuidado|atenção|perigo|perigoso|perigosa|urgente|emergência|grave|preocupado|preocupada|preocupante|risco|arriscado|tóxico|tenha cuidado|tem cuidado|~importante|~problema|~erro|~falhou|~proibido"),
        (Mood.Surprised, "uau|nossa|incrível|surpreendente|surpreendentemente|espantoso|caramba|quem diria|não acredito|?sério|?a "
            + "sério|?verdade|?mesmo|~oh|~de repente"),
        (Mood.Thoughtful, "hmm|hm|deixe me pensar|deixa me pensar|deixe eu pensar|vamos ver|vejamos|depende|talvez|não tenho certeza|não "
            + "tenho a certeza|pergunto me|por outro lado|possivelmente|~interessante|~acho que"));
}
