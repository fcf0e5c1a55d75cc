namespace AvatarKit.Tests;

public sealed class MoodEstimatorTests
{
    [Theory]
    [InlineData("en-US", "I'm sorry, your order could not be found.", Mood.Sad)]
    [InlineData("en-US", "Unfortunately, the shop is closed today.", Mood.Sad)]
    [InlineData("en-GB", "I’m afraid that flight has been cancelled.", Mood.Sad)]
    [InlineData("en-US", "Great, I have booked the table for you.", Mood.Happy)]
    [InlineData("en-US", "Congratulations on your new job!", Mood.Happy)]
    [InlineData("en-US", "You're welcome!", Mood.Happy)]
    [InlineData("en-US", "That's really good and fun!", Mood.Happy)]
    [InlineData("en-US", "That's not great.", Mood.Neutral)]
    [InlineData("en-US", "It isn't dangerous.", Mood.Neutral)]
    [InlineData("en-US", "No problem, take your time.", Mood.Neutral)]
    [InlineData("en-US", "Wow, that is a long way!", Mood.Surprised)]
    [InlineData("en-US", "Really?", Mood.Surprised)]
    [InlineData("en-US", "It is really far.", Mood.Neutral)]
    [InlineData("en-US", "Hmm, let me think about that.", Mood.Thoughtful)]
    [InlineData("en-US", "Warning: this cannot be undone.", Mood.Concerned)]
    [InlineData("en-US", "Be careful with hot water.", Mood.Concerned)]
    [InlineData("en-US", "The museum opens at nine.", Mood.Neutral)]
    [InlineData("en-US", "Is that a good plan?", Mood.Neutral)]
    [InlineData("en-US", "The train leaves from platform 4 of Great Britain Street.", Mood.Neutral)]
    [InlineData("de-DE", "Leider ist der Artikel ausverkauft.", Mood.Sad)]
    [InlineData("de-DE", "Das tut mir leid.", Mood.Sad)]
    [InlineData("de-DE", "Toll, das freut mich sehr!", Mood.Happy)]
    [InlineData("de-AT", "Herzlichen Glückwunsch zum Geburtstag!", Mood.Happy)]
    [InlineData("de-DE", "Das ist nicht gefährlich.", Mood.Neutral)]
    [InlineData("de-DE", "Kein Problem.", Mood.Neutral)]
    [InlineData("de-DE", "Wirklich?", Mood.Surprised)]
    [InlineData("de-DE", "Das ist ja unglaublich!", Mood.Surprised)]
    [InlineData("de-DE", "Hm, lassen Sie mich überlegen.", Mood.Thoughtful)]
    [InlineData("de-DE", "Achtung, die Platte ist heiß.", Mood.Concerned)]
    [InlineData("de-DE", "Der Zug fährt um neun Uhr ab.", Mood.Neutral)]
    [InlineData("es-ES", "Lo siento, no he encontrado nada.", Mood.Sad)]
    [InlineData("es-MX", "Lamentablemente no quedan plazas.", Mood.Sad)]
    [InlineData("es-ES", "¡Genial, ya está reservado!", Mood.Happy)]
    [InlineData("es-ES", "¡Felicidades por tu trabajo!", Mood.Happy)]
    [InlineData("es-ES", "¿En serio?", Mood.Surprised)]
    [InlineData("es-ES", "¡Madre mía, qué lejos!", Mood.Surprised)]
    [InlineData("es-ES", "Déjame pensar un momento.", Mood.Thoughtful)]
    [InlineData("es-ES", "Cuidado, el suelo está mojado.", Mood.Concerned)]
    [InlineData("es-ES", "No es peligroso.", Mood.Neutral)]
    [InlineData("es-ES", "El tren sale a las nueve.", Mood.Neutral)]
    [InlineData("fr-FR", "Je suis désolé, le magasin est fermé.", Mood.Sad)]
    [InlineData("fr-FR", "Malheureusement, il n'y a plus de places.", Mood.Sad)]
    [InlineData("fr-FR", "Super, c'est réservé !", Mood.Happy)]
    [InlineData("fr-CA", "Félicitations pour votre travail !", Mood.Happy)]
    [InlineData("fr-FR", "Vraiment ?", Mood.Surprised)]
    [InlineData("fr-FR", "Ça alors, c'est incroyable !", Mood.Surprised)]
    [InlineData("fr-FR", "Voyons, ça dépend de la saison.", Mood.Thoughtful)]
    [InlineData("fr-FR", "Attention, la plaque est chaude.", Mood.Concerned)]
    [InlineData("fr-FR", "Pas de problème.", Mood.Neutral)]
    [InlineData("fr-FR", "Le train part à neuf heures.", Mood.Neutral)]
    [InlineData("it-IT", "Mi dispiace, il negozio è chiuso.", Mood.Sad)]
    [InlineData("it-IT", "Purtroppo non ci sono posti.", Mood.Sad)]
    [InlineData("it-IT", "Fantastico, è prenotato!", Mood.Happy)]
    [InlineData("it-IT", "Congratulazioni per il lavoro!", Mood.Happy)]
    [InlineData("it-IT", "Davvero?", Mood.Surprised)]
    [InlineData("it-IT", "Vediamo, dipende dalla stagione.", Mood.Thoughtful)]
    [InlineData("it-IT", "Attenzione, la piastra è calda.", Mood.Concerned)]
    [InlineData("it-IT", "Nessun problema.", Mood.Neutral)]
    [InlineData("it-IT", "Il treno parte alle nove.", Mood.Neutral)]
    [InlineData("pt-BR", "Sinto muito, a loja está fechada.", Mood.Sad)]
    [InlineData("pt-PT", "Infelizmente não há lugares.", Mood.Sad)]
    [InlineData("pt-BR", "Ótimo, está reservado!", Mood.Happy)]
    [InlineData("pt-BR", "Parabéns pelo trabalho!", Mood.Happy)]
    [InlineData("pt-BR", "Sério?", Mood.Surprised)]
    [InlineData("pt-BR", "Nossa, que longe!", Mood.Surprised)]
    [InlineData("pt-BR", "Vamos ver, depende da estação.", Mood.Thoughtful)]
    [InlineData("pt-BR", "Cuidado, a chapa está quente.", Mood.Concerned)]
    [InlineData("pt-BR", "Sem problema.", Mood.Neutral)]
    [InlineData("pt-BR", "O trem sai às nove.", Mood.Neutral)]
    [InlineData("ja-JP", "Sorry!", Mood.Neutral)]
    [InlineData("en-US", "", Mood.Neutral)]
    public void A_sentence_has_the_mood_it_is_written_in(string locale, string sentence, Mood expected)
        => Assert.Equal(expected, MoodEstimator.Estimate(sentence, locale));

    [Theory]
    [InlineData("Your table is booked 🙂", Mood.Happy)]
    [InlineData("Great 😢", Mood.Sad)]
    [InlineData("😮 that is far", Mood.Surprised)]
    [InlineData("Which one 🤔", Mood.Thoughtful)]
    [InlineData("Hot ⚠️", Mood.Concerned)]
    [InlineData("☺️", Mood.Happy)]
    [InlineData("<amazon:emotion name=\"disappointed\" intensity=\"high\">Great.</amazon:emotion>", Mood.Sad)]
    [InlineData("<mstts:express-as style='cheerful'>It is nine.</mstts:express-as>", Mood.Happy)]
    [InlineData("<amazon:emotion name=", Mood.Neutral)]
    [InlineData("<mstts:express-as style=\"angry\">It is nine.</mstts:express-as>", Mood.Angry)]
    [InlineData("[mood:angry] Who ate my porridge?", Mood.Angry)]
    [InlineData("Who ate my porridge 😡", Mood.Concerned)]
    [InlineData("[mood:sad] Great!", Mood.Sad)]
    [InlineData("Write `[mood:thoughtful]` there.", Mood.Neutral)]
    [InlineData("<b class=\"happy\">It is nine.</b>", Mood.Neutral)]
    public void A_mark_goes_before_the_words_in_any_language(string text, Mood expected)
    {
        Assert.Equal(expected, MoodEstimator.Estimate(text, "en-US"));
        Assert.Equal(expected, MoodEstimator.Estimate(text, "ja-JP"));
    }

    [Fact]
    public void Any_text_is_accepted()
    {
        foreach (string text
            in new[] { "\ud83d", "a\ud83d", new string('x', 100_000), "' ' '", "… … …", string.Join(' ', Enumerable.Repeat("not great", 10_000)) })
        {
            Assert.True(Enum.IsDefined(MoodEstimator.Estimate(text, "en")));
        }
    }

    [Fact]
    public void Estimating_allocates_nothing()
    {
        MoodEstimator.Estimate("Wow, that is a long way!", "en-US");
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            MoodEstimator.Estimate("Unfortunately the museum is not open today, but let me think about it.", "en-US");
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
