namespace AvatarKit.Local.Tests;

public sealed class TextAnalyzerTests
{
    [Theory]
    [InlineData("Größe ÄRGER naïve Œuvre", "grosse arger naive oeuvre")]
    [InlineData("l'eau don't Anna's O'Neill", "l eau dont anna o neill")]
    [InlineData("Wi-Fi e-mail well-known", "wi fi wifi e mail email well known")]
    [InlineData("AddAvatarChatbot", "addavatarchatbot add avatar chatbot")]
    [InlineData("図書館", "図書 書館")]
    [InlineData("本", "本")]
    [InlineData("ไทย", "ไท ทย")]
    [InlineData("1.5 GB, v2", "1 5 gb v2")]
    [InlineData("   \t\n!?\"'", "")]
    [InlineData("ﬁle ½", "file")]
    [InlineData("\uFDFA", "صلىاللهعليهوسلم")]
    public void Words_are_folded_and_unspaced_scripts_become_pairs(string text, string terms)
        => Assert.Equal(terms, string.Join(' ', TextAnalyzer.Tokenize(text).Select(token => token.Term)));

    [Fact]
    public void Tokens_lie_where_they_say_and_broken_text_does_no_harm()
    {
        var random = new Random(99);
        for (int round = 0; round < 300; round++)
        {
            string text = new([.. Enumerable.Range(0, 60).Select(_ => (char)random.Next(0, 0x10000))]);
            foreach (TextToken token in TextAnalyzer.Tokenize(text))
            {
                Assert.InRange(token.Start, 0, text.Length - 1);
                Assert.InRange(token.Start + token.Length, token.Start + 1, text.Length);
            }
        }
    }

    [Theory]
    [InlineData("voices", "voice")]
    [InlineData("choosing", "choose")]
    [InlineData("chosen", "choose")]
    [InlineData("installation", "installing")]
    [InlineData("relational", "relate")]
    [InlineData("quickly", "quick")]
    [InlineData("yearly", "years")]
    [InlineData("children", "child")]
    [InlineData("stopped", "stop")]
    public void Forms_of_an_english_word_share_their_stem(string one, string other)
        => Assert.Equal(Stemmer.Stem(TextLanguage.English, one), Stemmer.Stem(TextLanguage.English, other));

    [Theory]
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("agreed", "agre")]
    [InlineData("plastered", "plaster")]
    [InlineData("motoring", "motor")]
    [InlineData("conflated", "conflat")]
    [InlineData("hopping", "hop")]
    [InlineData("falling", "fall")]
    [InlineData("filing", "file")]
    [InlineData("vietnamization", "vietnam")]
    [InlineData("electriciti", "electr")]
    [InlineData("adjustment", "adjust")]
    [InlineData("adoption", "adopt")]
    [InlineData("controll", "control")]
    [InlineData("roll", "roll")]
    [InlineData("sky", "sky")]
    public void English_stems_are_those_of_porters_paper(string word, string stem)
        => Assert.Equal(stem, Stemmer.Stem(TextLanguage.English, word));

    [Theory]
    [InlineData("Bücher", "Buch", 1)]
    [InlineData("libros", "libro", 2)]
    [InlineData("chansons", "chanson", 3)]
    [InlineData("biblioteche", "biblioteca", 4)]
    [InlineData("livros", "livro", 5)]
    [InlineData("boeken", "boek", 6)]
    public void Plurals_of_other_languages_find_their_singular(string one, string other, int language)
        => Assert.StartsWith(
            Stemmer.Stem((TextLanguage)language, TextAnalyzer.Fold(other))[..3],
            Stemmer.Stem((TextLanguage)language, TextAnalyzer.Fold(one)),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("Where can I read the newspaper?", 0)]
    [InlineData("Wie lange kann ich das Buch behalten?", 1)]
    [InlineData("¿Cómo puedo renovar el carné de la biblioteca?", 2)]
    [InlineData("Comment est-ce que je peux prolonger le prêt ?", 3)]
    [InlineData("Come posso rinnovare il prestito della biblioteca?", 4)]
    [InlineData("Como posso renovar o empréstimo do livro?", 5)]
    [InlineData("Hoe kan ik het boek verlengen?", 6)]
    public void A_question_tells_its_language(string question, int language)
        => Assert.Equal((TextLanguage)language, StopWords.Guess(TextAnalyzer.Tokenize(question), TextLanguage.English));
}
