using System.Collections.Frozen;

namespace AvatarKit.Local;

/// <summary>Recognises questions whose answer is a number, a price or a time, and text that has one.</summary>
internal static class QuantityQuestion
{
    private static readonly FrozenSet<string> Words = Set("""
        when cost costs price fee until wann wieviel kostet kosten preis bis combien quand cuanto cuanta cuantos cuantas cuando cuesta
        quanto quanta quanti quante quando costa custa
        """);

    private static readonly FrozenSet<string> AfterHow = Set(
        "many much long often old far tall big late early fast viel viele lange oft alt weit hoch gross spat fruh");

    private static readonly FrozenSet<string> Numbers = Set("""
        zero one two three four five six seven eight nine ten eleven twelve twenty thirty fifty hundred thousand once twice free half
        zwei drei vier funf sechs sieben acht neun zehn zwolf kostenlos deux trois quatre cinq six sept huit neuf dix gratuit
        dos tres cuatro cinco seis siete ocho nueve diez gratis due tre quattro cinque sei sette otto nove dieci dois quatro oito dez
        monday tuesday wednesday thursday friday saturday sunday
        """);

    public static bool Asks(List<TextToken> question)
    {
        for (int index = 0; index < question.Count; index++)
        {
            string term = question[index].Term;
            if (Words.Contains(term) || (index > 0 && AfterHow.Contains(term) && question[index - 1].Term is "how" or "wie" or "what" or "welche")
                || (term is "age" or "eta" or "edad" or "idade" or "alter" && index > 0))
            {
                return true;
            }
        }

        return false;
    }

    public static bool Answers(string text)
    {
        foreach (TextToken token in TextAnalyzer.Tokenize(text))
        {
            if (char.IsDigit(token.Term[0]) || Numbers.Contains(token.Term))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(string words)
        => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
