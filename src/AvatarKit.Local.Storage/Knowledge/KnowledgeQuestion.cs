namespace AvatarKit.Local;

/// <summary>What a question asks for: its words with the spellings they are indexed under, and how much each tells.</summary>
internal sealed class KnowledgeQuestion
{
    private KnowledgeQuestion(List<QuestionTerm> terms, bool asksForQuantity)
    {
        Terms = terms;
        AsksForQuantity = asksForQuantity;
    }

    public List<QuestionTerm> Terms { get; }

    /// <summary>Whether the answer is a number, a price or a time.</summary>
    public bool AsksForQuantity { get; }

    /// <summary>Takes a question apart.</summary>
    /// <param name="text">The question.</param>
    /// <param name="locale">Its locale, if known.</param>
    /// <param name="languages">The languages of the documents that are asked.</param>
    public static KnowledgeQuestion Parse(string text, string? locale, IReadOnlyCollection<TextLanguage> languages)
    {
        // A question longer than this is a pasted text; its beginning says what it is about.
        List<TextToken> tokens = TextAnalyzer.Tokenize(text.Length > 2000 ? text[..2000] : text);
        TextLanguage language = StopWords.Guess(tokens, StopWords.OfLocale(locale) ?? TextLanguage.English);
        var terms = new List<QuestionTerm>();
        foreach (TextToken token in tokens)
        {
            if (StopWords.Contains(language, token.Term) || (token.Term.Length == 1 && token.Term[0] < 128 && !char.IsAsciiDigit(token.Term[0])))
            {
                continue;
            }

            HashSet<string> spellings = languages.Select(known => Stemmer.Stem(known, token.Term)).ToHashSet(StringComparer.Ordinal);
            if (spellings.Count == 0)
            {
                spellings.Add(Stemmer.Stem(language, token.Term));
            }

            if (terms.Count < 32 && !terms.Exists(term => term.Spellings.Overlaps(spellings)))
            {
                HashSet<string> related = Thesaurus.Related(token.Term).SelectMany(word => languages.Select(known => Stemmer.Stem(known, word)))
                    .ToHashSet(StringComparer.Ordinal);
                related.ExceptWith(spellings);
                terms.Add(new QuestionTerm(token.Term, spellings, related, StopWords.IsVague(token.Term) || TextAnalyzer.HasHiragana(token.Term)));
            }
        }

        // Hiragana alone is mostly grammar; it counts only where nothing else was said.
        if (terms.Exists(static term => !TextAnalyzer.IsHiragana(term.Word)))
        {
            terms.RemoveAll(static term => TextAnalyzer.IsHiragana(term.Word));
        }

        return new KnowledgeQuestion(terms, QuantityQuestion.Asks(tokens));
    }
}
