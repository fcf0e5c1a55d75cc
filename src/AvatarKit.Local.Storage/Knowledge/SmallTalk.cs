using System.Collections.Frozen;

namespace AvatarKit.Local;

/// <summary>Recognises what people say around their questions. Only a message that is nothing else counts.</summary>
internal static class SmallTalk
{
    private static readonly FrozenDictionary<string, SmallTalkKind> Sayings = Read(
        (SmallTalkKind.Greeting, """
            hello|hi|hey|hello there|hi there|hey there|good morning|good afternoon|good evening|good day|greetings|howdy|how are you|how are you doing|nice to meet you|are you there
            hallo|guten tag|guten morgen|guten abend|gruss gott|servus|moin|wie geht es dir|wie geht es ihnen|wie gehts
            hola|buenos dias|buenas tardes|buenas noches|que tal|como estas|como esta
            bonjour|bonsoir|salut|coucou|comment allez vous|comment vas tu|ca va
            ciao|salve|buongiorno|buonasera|come stai|come va
            ola|oi|bom dia|boa tarde|boa noite|tudo bem|como vai
            """),
        (SmallTalkKind.Thanks, """
            thanks|thank you|thank you very much|thank you so much|thanks a lot|many thanks|great thanks|ok thanks|okay thanks|thanks that helps|perfect thanks|cheers|great|perfect|ok|okay|cool|nice|got it|i see
            danke|vielen dank|danke schon|danke sehr|dankeschon|besten dank|super danke|alles klar
            gracias|muchas gracias|mil gracias|vale|perfecto
            merci|merci beaucoup|merci bien|d accord|parfait
            grazie|grazie mille|molte grazie|perfetto
            obrigado|obrigada|muito obrigado|muito obrigada|valeu|perfeito
            """),
        (SmallTalkKind.Goodbye, """
            bye|goodbye|good bye|bye bye|see you|see you later|good night|that is all|thats all|quit|exit
            tschuss|auf wiedersehen|bis bald|gute nacht|ade
            adios|hasta luego|hasta pronto|chao
            au revoir|a bientot|bonne nuit
            arrivederci|a presto|buonanotte|addio
            tchau|ate logo|adeus|ate mais
            """),
        (SmallTalkKind.WhoAmI, """
            who are you|what are you|who am i talking to|whats your name|what is your name|are you a robot|are you human|are you real|are you an ai|introduce yourself|tell me about yourself
            wer bist du|wer sind sie|was bist du|wie heisst du|wie heissen sie|bist du ein mensch|bist du ein roboter
            quien eres|quien es usted|que eres|como te llamas|como se llama
            qui es tu|qui etes vous|comment t appelles tu|comment vous appelez vous
            chi sei|chi e lei|come ti chiami|come si chiama
            quem e voce|quem es tu|como se chama|qual e o seu nome
            """),
        (SmallTalkKind.Abilities, """
            what can you do|what do you do|what do you know|how can you help|how can you help me|can you help me|help|help me|what can i ask|what can i ask you|what can you help me with|what can you tell me|what do you know about|what are your topics|what topics do you know
            was kannst du|was konnen sie|was weisst du|was wissen sie|hilfe|kannst du mir helfen|konnen sie mir helfen|was kann ich dich fragen|was kann ich fragen
            que puedes hacer|que sabes|ayuda|me puedes ayudar|puedes ayudarme|que puedo preguntar
            que peux tu faire|que pouvez vous faire|que sais tu|que savez vous|aide|aidez moi|pouvez vous m aider|que puis je demander
            cosa sai fare|che cosa sai fare|cosa sai|aiuto|mi puoi aiutare|puoi aiutarmi|cosa posso chiedere
            o que voce pode fazer|o que pode fazer|o que voce sabe|ajuda|pode me ajudar|o que posso perguntar
            """));

    private static readonly FrozenSet<string> Fillers = FrozenSet.ToFrozenSet(
        ["please", "bitte", "avatar", "now", "today", "so", "well", "and", "but", "just", "everyone", "all", "dear", "my", "friend"],
        StringComparer.Ordinal);

    public static SmallTalkKind Recognize(string message)
    {
        if (message.Length > 120)
        {
            return SmallTalkKind.None;
        }

        List<string> words = [.. TextAnalyzer.Tokenize(message).Select(static token => token.Term)];
        if (Sayings.TryGetValue(string.Join(' ', words), out SmallTalkKind kind))
        {
            return kind;
        }

        words.RemoveAll(Fillers.Contains);
        if (Sayings.TryGetValue(string.Join(' ', words), out kind))
        {
            return kind;
        }

        // Two in one breath: "Hello, who are you?" is the second.
        for (int cut = 1; cut < words.Count; cut++)
        {
            if (Sayings.ContainsKey(string.Join(' ', words.Take(cut))) && Sayings.TryGetValue(string.Join(' ', words.Skip(cut)), out kind))
            {
                return kind;
            }
        }

        return SmallTalkKind.None;
    }

    private static FrozenDictionary<string, SmallTalkKind> Read(params (SmallTalkKind Kind, string Sayings)[] kinds)
        => kinds
            .SelectMany(static kind => kind.Sayings.Split(['|', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(saying => (Saying: saying, kind.Kind)))
            .DistinctBy(static pair => pair.Saying)
            .ToFrozenDictionary(static pair => pair.Saying, static pair => pair.Kind, StringComparer.Ordinal);
}
