namespace AvatarKit.Tests.Caching.Similarity;

public sealed class QuestionGuardTests
{
    [Theory]
    [InlineData("en", "How do I turn on notifications?", "How do I turn off notifications?")]
    [InlineData("en", "How do I send money to Spain?", "How do I send money from Spain?")]
    [InlineData("en", "Can I pay with a card?", "Can I not pay with a card?")]
    [InlineData("en", "Why can't I log in?", "Why can I log in?")]
    [InlineData("en", "May I bring 2 guests?", "May I bring 3 guests?")]
    [InlineData("en", "What does the 2.5 mm cable cost?", "What does the 25 mm cable cost?")]
    [InlineData("en", "Do you ship to Norway?", "Do you ship to Sweden?")]
    [InlineData("en", "Does it work with PayPal?", "Does it work?")]
    [InlineData("en", "When is the shop open?", "When is the shop closed?")]
    [InlineData("en", "Do I pay before the course?", "Do I pay after the course?")]
    [InlineData("en", "How do I freeze my card?", "How do I unfreeze my card?")]
    [InlineData("en", "Is that possible by mail?", "Is that impossible by mail?")]
    [InlineData("de", "Wie schalte ich die Heizung an?", "Wie schalte ich die Heizung aus?")]
    [InlineData("de", "Kann ich mit Karte zahlen?", "Kann ich nicht mit Karte zahlen?")]
    [InlineData("de", "Ist das vor der Prüfung nötig?", "Ist das nach der Prüfung nötig?")]
    [InlineData("de", "Wie sperre ich mein Konto zum sperren?", "Wie entsperre ich mein Konto zum entsperren?")]
    [InlineData("es", "¿Cómo activo el aviso para activar?", "¿Cómo desactivo el aviso para desactivar?")]
    [InlineData("es", "¿Se puede pagar con tarjeta?", "¿No se puede pagar con tarjeta?")]
    [InlineData("es", "¿Puedo pagar antes del curso?", "¿Puedo pagar después del curso?")]
    [InlineData("fr", "Puis-je payer avec une carte ?", "Puis-je payer sans une carte ?")]
    [InlineData("fr", "Est-ce ouvert le matin ?", "Est-ce fermé le matin ?")]
    [InlineData("fr", "Peut-on entrer avec un chien ?", "On ne peut pas entrer avec un chien ?")]
    [InlineData("it", "Devo pagare prima del corso?", "Devo pagare dopo il corso?")]
    [InlineData("it", "Si può entrare con il cane?", "Si può entrare senza il cane?")]
    [InlineData("it", "Posso portare 2 amici?", "Posso portare 4 amici?")]
    [InlineData("pt", "Posso entrar com o cão?", "Posso entrar sem o cão?")]
    [InlineData("pt", "Pago antes do curso?", "Pago depois do curso?")]
    [InlineData("pt", "Posso pagar?", "Não posso pagar?")]
    public void Questions_that_a_word_turns_round_have_not_one_answer(string locale, string one, string other)
    {
        Assert.False(Allows(locale, one, other));
        Assert.False(Allows(locale, other, one));
    }

    [Theory]
    [InlineData("en", "Why hasn't my parcel arrived?", "Why has my parcel not arrived?")]
    [InlineData("en", "How do I turn on notifications?", "What do I do to turn notifications on?")]
    [InlineData("en", "Can I pay by PayPal?", "is it possible to pay by paypal")]
    [InlineData("en", "May I bring 2 guests?", "Are 2 guests allowed?")]
    [InlineData("en", "How do I move in and out?", "How does moving in and out go?")]
    [InlineData("de", "Kann ich mit der Karte zahlen?", "Ist es möglich, mit einer Karte zu zahlen?")]
    [InlineData("es", "¿Puedo pagar con tarjeta?", "¿Es posible pagar con una tarjeta?")]
    [InlineData("fr", "Puis-je payer par carte ?", "Est-il possible de payer par carte ?")]
    [InlineData("it", "Posso pagare con la carta?", "È possibile pagare con carta?")]
    [InlineData("pt", "Posso pagar com cartão?", "É possível pagar com o cartão?")]
    public void The_same_in_other_words_may(string locale, string one, string other)
    {
        Assert.True(Allows(locale, one, other));
        Assert.True(Allows(locale, other, one));
    }

    private static bool Allows(string locale, string one, string other)
    {
        QuestionLanguage language = QuestionLanguages.Find(locale)!;
        return QuestionGuard.Allows(QuestionReader.Read(one, language), QuestionReader.Read(other, language));
    }
}
