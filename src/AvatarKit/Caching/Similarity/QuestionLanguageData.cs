namespace AvatarKit;

/// <summary>The small words of the languages but English.</summary>
internal static class QuestionLanguageData
{
    public static QuestionLanguage German { get; } = new()
    {
        Code = "de",
        Function = QuestionLanguage.Words(
            "der die das den dem des ein eine einen einem einer eines ich mich mir mein meine meinen meinem meiner wir uns unser unsere du dich dir "
                + "dein deine sie ihnen ihr ihre es ist sind war waren bin bist sein hat habe haben hatte wird werden wurde kann können könnte "
                + "konnte "
                + "soll sollte muss müssen darf will möchte zu von für in an auf bei mit aus als und oder aber wenn so dann da hier was welche "
                + "welcher "
                + "welches wer wen wem wann wo wohin woher warum wieso weshalb wie bitte danke hallo auch man im am zum zur um nicht kein gern "
                + "gerne brauche geben gibt es"),
        Negations = QuestionLanguage.Words("nicht kein keine keinen keinem keiner keines nie niemals ohne weder nichts niemand nirgends nein"),
        Contraries = QuestionLanguage.Pairs(
            "vor vorher|nach nachher,öffnen geöffnet offen|schließen geschlossen,aktivieren|deaktivieren,erhöhen höher|senken niedriger verringern,"
                + "senden gesendet verschicken|empfangen erhalten,kaufen|verkaufen,einzahlen einzahlung|abheben auszahlen auszahlung abhebung,"
                + "erste ersten|letzte letzten,starten beginnen anfang|stoppen beenden ende,mehr|weniger,sperren|entsperren,einschalten|ausschalten,"
                + "alt alte alten|neu neue neuen,verloren|gefunden,hinzufügen|entfernen löschen,mit|ohne,ankunft|abfahrt abflug,anmelden|abmelden,"
                + "innen|außen,links|rechts,minimal mindestens|maximal höchstens,immer|nie,hochladen|herunterladen"),
        Particles = QuestionLanguage.Pairs("an ein|aus,auf|ab zu,rein hinein|raus hinaus,von|nach"),
        Interrogatives = QuestionLanguage.Words("was welche welcher welches wer wen wem wann wo wohin woher warum wieso weshalb wie wieviel"),
        References = QuestionLanguage.Words(
            "es das dies diese dieser dieses diesem diesen jene jener jenes er ihn ihm sie ihr ihnen deren dessen dort da dann damit davon dazu "
                + "daran "
                + "darauf darüber dafür dabei auch noch anderer andere anderes anderen sonst wieder ebenfalls gleiche gleichen selbe beide vorher "
                + "eben "
                + "etwas mehr schon solche"),
        Openers = QuestionLanguage.Words(
            "und aber oder also dann ja jo nein nee ok okay klar genau danke gut super perfekt richtig stimmt vielleicht eigentlich ach weil bitte "
                + "tschüss hallo hi auch"),
        Definite = QuestionLanguage.Words("der die das den dem des"),
        Moments = QuestionLanguage.Words("heute morgen gestern jetzt gerade aktuell hier nähe wochenende"),
        Introductions = ["mein name ist", "ich heiße", "meine email ist", "meine telefonnummer ist", "meine kontonummer ist"],
        NotKnown = ["ich weiß nicht", "das weiß ich nicht", "ich weiß es nicht", "keine information", "nicht gefunden", "ich bin nicht sicher"],
    };

    public static QuestionLanguage Spanish { get; } = new()
    {
        Code = "es",
        Function = QuestionLanguage.Words(
            "el la los las un una unos unas yo me mi mis nos nuestro tu te su sus lo le les es son era ser está están estar he ha han haber hay "
                + "puedo "
                + "puede pueden podría debo quiero quisiera necesito a de del al para por en con y o pero si que qué cuál cuáles quién cuándo dónde "
                + "adónde cómo cuánto cuánta por favor gracias hola también se no como"),
        Negations = QuestionLanguage.Words("no nunca jamás sin ni ningún ninguno ninguna nada nadie tampoco"),
        Contraries = QuestionLanguage.Pairs(
            "antes|después,abrir abierto|cerrar cerrado,activar|desactivar,aumentar subir mayor|reducir bajar menor,enviar enviado|recibir recibido,"
                + "comprar|vender,ingresar depositar ingreso|retirar sacar retirada,primero primera|último última,empezar iniciar|terminar parar,"
                + "más|menos,bloquear|desbloquear,encender|apagar,viejo antiguo|nuevo nueva,perdido|encontrado,añadir agregar|"
                + "quitar eliminar borrar,"
                + "con|sin,llegada|salida,dentro|fuera,mínimo|máximo,izquierda|derecha,siempre|nunca,subir|descargar,físico física|virtual"),
        Particles = QuestionLanguage.Pairs("a hacia hasta|de desde"),
        Interrogatives = QuestionLanguage.Words("qué que cuál cuáles quién quiénes cuándo dónde adónde cómo cuánto cuánta cuántos cuántas"),
        References = QuestionLanguage.Words(
            "lo la los las le les eso esto ese esa esos esas este esta estos estas aquel aquella él ella ellos ellas ahí allí entonces también otro "
                + "otra otros otras mismo misma además ambos tal anterior todavía aún ya más algo"),
        Openers = QuestionLanguage.Words(
            "y pero o entonces también sí si no vale ok claro gracias bien perfecto bueno exacto correcto quizá ah porque hola adiós"),
        Definite = QuestionLanguage.Words("el la los las"),
        Moments = QuestionLanguage.Words("hoy mañana ayer ahora actualmente aquí cerca"),
        Introductions = ["me llamo", "mi nombre es", "mi correo es", "mi teléfono es", "mi número de cuenta es"],
        NotKnown = ["no lo sé", "no sé", "no tengo información", "no he encontrado", "no estoy seguro", "no estoy segura"],
    };

    public static QuestionLanguage French { get; } = new()
    {
        Code = "fr",
        Function = QuestionLanguage.Words(
            "le la les un une des je me moi mon ma mes nous notre nos tu te ton vous votre vos il elle on ce cet cette est sont était être ai a as "
                + "avons avez ont avoir peux peut puis pouvez pourrais dois veux voudrais faut à de du au aux pour par en dans sur avec et ou mais "
                + "si "
                + "que quoi quel quelle quels quelles qui quand où pourquoi comment combien y plaît merci bonjour aussi se sil vous ne pas estce "
                + "quest"),
        Negations = QuestionLanguage.Words("ne pas jamais sans ni aucun aucune rien non nul nulle nest na nai nont"),
        Contraries = QuestionLanguage.Pairs(
            "avant|après,ouvrir ouvert|fermer fermé,activer|désactiver,augmenter hausser|réduire baisser diminuer,envoyer envoyé|recevoir reçu,"
                + "acheter|vendre,déposer dépôt verser|retirer retrait,premier première|dernier dernière,commencer démarrer début|arrêter finir fin,"
                + "plus|moins,bloquer|débloquer,verrouiller|déverrouiller,allumer|éteindre,vieux ancien|nouveau nouvelle,perdu|trouvé retrouvé,"
                + "ajouter|supprimer enlever,avec|sans,arrivée|départ,dedans intérieur|dehors "
                + "extérieur,minimum|maximum,gauche|droite,toujours|jamais"),
        Particles = QuestionLanguage.Pairs("à vers|de depuis"),
        Interrogatives = QuestionLanguage.Words("que quoi quel quelle quels quelles qui quand où pourquoi comment combien questce estce"),
        References = QuestionLanguage.Words(
            "il elle ils elles lui leur leurs eux le la les ce cela ça ceci cet cette ces celui celle ceux celles y en là alors aussi autre autres "
                + "même "
                + "encore tel telle précédent déjà plus quelque"),
        Openers = QuestionLanguage.Words(
            "et mais ou donc alors aussi oui ouais non ok daccord bien merci parfait exact super bon peutêtre ah parce bonjour salut revoir"),
        Definite = QuestionLanguage.Words("le la les l"),
        Moments = QuestionLanguage.Words("aujourdhui demain hier maintenant actuellement ici près"),
        Introductions = ["je mappelle", "mon nom est", "mon email est", "mon numéro est", "mon numéro de compte est"],
        NotKnown = ["je ne sais pas", "je nai pas dinformation", "je nai pas trouvé", "je ne suis pas sûr", "je ne suis pas sûre"],
    };

    public static QuestionLanguage Italian { get; } = new()
    {
        Code = "it",
        Function = QuestionLanguage.Words(
            "il lo la i gli le un uno una io mi mio mia miei noi ci nostro tu ti tuo suo sua è sono era essere ho ha hanno avere posso può potrei "
                + "devo "
                + "voglio vorrei a di da del della al alla per in con su e o ma se che cosa quale quali chi quando dove perché come quanto quanta "
                + "favore "
                + "grazie ciao anche si non cè nel nella"),
        Negations = QuestionLanguage.Words("non no mai senza né nessun nessuno nessuna niente nulla"),
        Contraries = QuestionLanguage.Pairs(
            "prima|dopo,aprire aperto|chiudere chiuso,attivare|disattivare,aumentare|ridurre diminuire abbassare,inviare inviato|ricevere ricevuto,"
                + "comprare|vendere,depositare versare deposito|prelevare ritirare prelievo,primo|ultimo ultima,iniziare cominciare|finire fermare,"
                + "più|meno,bloccare|sbloccare,accendere|spegnere,vecchio vecchia|nuovo nuova,perso|trovato,aggiungere|"
                + "rimuovere eliminare,con|senza,"
                + "arrivo|partenza,dentro|fuori,minimo|massimo,sinistra|destra,sempre|mai"),
        Particles = QuestionLanguage.Pairs("a verso|da"),
        Interrogatives = QuestionLanguage.Words("che cosa quale quali chi quando dove perché come quanto quanta quanti quante"),
        References = QuestionLanguage.Words(
            "lo la li le gli ne ciò questo questa questi queste quello quella quelli quelle esso essa essi lui lei loro lì là allora anche altro "
                + "altra "
                + "altri altre stesso stessa ancora entrambi tale precedente già più qualcosa"),
        Openers = QuestionLanguage.Words("e ma o allora anche sì si no ok va certo grazie bene perfetto esatto giusto forse ah perché ciao "
            + "arrivederci"),
        Definite = QuestionLanguage.Words("il lo la i gli le"),
        Moments = QuestionLanguage.Words("oggi domani ieri adesso ora attualmente qui vicino"),
        Introductions = ["mi chiamo", "il mio nome è", "la mia email è", "il mio numero è"],
        NotKnown = ["non lo so", "non so", "non ho informazioni", "non ho trovato", "non sono sicuro", "non sono sicura"],
    };

    public static QuestionLanguage Portuguese { get; } = new()
    {
        Code = "pt",
        Function = QuestionLanguage.Words(
            "o a os as um uma eu me meu minha meus minhas nós nosso tu te seu sua é são era ser está estão estar tenho tem têm ter posso pode podem "
                + "poderia devo quero queria gostaria preciso de do da ao à para por em no na com e ou mas se que qual quais quem quando "
                + "onde porque "
                + "como quanto quanta favor obrigado obrigada olá também não"),
        Negations = QuestionLanguage.Words("não nunca jamais sem nem nenhum nenhuma nada ninguém tampouco"),
        Contraries = QuestionLanguage.Pairs(
            "antes|depois após,abrir aberto|fechar fechado,ativar|desativar,aumentar|reduzir diminuir baixar,enviar enviado|receber recebido,"
                + "comprar|vender,depositar depósito|sacar levantar saque,primeiro primeira|último última,começar iniciar|terminar parar,mais|menos,"
                + "bloquear|desbloquear,ligar|desligar,velho antigo|novo nova,perdido|encontrado,adicionar|remover excluir apagar,com|sem,"
                + "chegada|partida saída,dentro|fora,mínimo|máximo,esquerda|direita,sempre|nunca"),
        Particles = QuestionLanguage.Pairs("para até|de desde"),
        Interrogatives = QuestionLanguage.Words("que qual quais quem quando onde porque como quanto quanta quantos quantas"),
        References = QuestionLanguage.Words(
            "isso isto aquilo esse essa esses essas este esta estes estas aquele aquela ele ela eles elas lhe lhes lá aí então também outro outra "
                + "outros "
                + "outras mesmo mesma ainda ambos tal anterior já mais algo"),
        Openers = QuestionLanguage.Words("e mas ou então também sim não ok claro obrigado obrigada bem bom perfeito exato certo talvez ah porque "
            + "olá tchau"),
        Definite = QuestionLanguage.Words("o a os as"),
        Moments = QuestionLanguage.Words("hoje amanhã ontem agora atualmente aqui perto"),
        Introductions = ["meu nome é", "o meu nome é", "chamome", "meu email é", "meu telefone é"],
        NotKnown = ["não sei", "eu não sei", "não tenho informação", "não encontrei", "não tenho certeza"],
    };
}
