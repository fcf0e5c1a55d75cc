namespace AvatarKit;

/// <summary>Whether a message says that the answer before it was of no use.</summary>
internal static class Escalation
{
    private const double SameQuestion = 0.8;
    private const int FewBuckets = 6;

    // Only what can hardly mean anything else: a missed complaint is one label less, a wrong one teaches the wrong thing.
    private static readonly string[] Complaints =
    [
        "that's wrong", "that is wrong", "thats wrong", "that's not right", "that is not right", "that's incorrect", "that is incorrect",
        "you're wrong", "you are wrong", "not what i asked", "not what i meant", "doesn't answer my question", "does not answer my question",
        "you didn't answer", "you did not answer", "that didn't help", "that does not help", "that doesn't help", "wrong answer",
        "das ist falsch", "das stimmt nicht", "das war nicht meine frage", "falsche antwort", "das hilft mir nicht",
        "eso no es correcto", "eso está mal", "no es lo que pregunté", "respuesta incorrecta",
        "c'est faux", "ce n'est pas correct", "ce n'est pas ce que j'ai demandé", "mauvaise réponse",
        "è sbagliato", "non è corretto", "non è quello che ho chiesto", "risposta sbagliata",
        "está errado", "não está certo", "não foi isso que perguntei", "resposta errada",
        "不对", "你错了", "答非所问", "違います", "間違っています", "틀렸어요", "틀렸습니다",
    ];

    /// <summary>Whether the person says that the answer is wrong.</summary>
    public static bool IsComplaint(string message)
    {
        // A typographic apostrophe is one all the same.
        string text = message.Replace('’', '\'');
        return Complaints.Any(complaint => text.Contains(complaint, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether the person asks the same again.</summary>
    public static bool IsRepeated(HashedPrompt before, HashedPrompt now)
        => before.Buckets.Length >= FewBuckets && now.Buckets.Length >= FewBuckets && before.Likeness(now) >= SameQuestion;
}
