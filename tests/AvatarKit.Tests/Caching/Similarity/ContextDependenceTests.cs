namespace AvatarKit.Tests.Caching.Similarity;

public sealed class ContextDependenceTests
{
    [Theory]
    [InlineData("en-US", "What are your opening hours?")]
    [InlineData("en-US", "opening hours")]
    [InlineData("en-US", "My card was stolen, how do I block it?")]
    [InlineData("de-DE", "Wie lange darf ich ein Buch behalten?")]
    [InlineData("ja-JP", "図書館は何時に開きますか")]
    [InlineData("en-US", "Where is parcel 12345?")]
    [InlineData("en-US", "@library.org how is a password reset?")]
    [InlineData("en-US", "Why does a@.b reset no password?")]
    public void What_opens_a_conversation_stands_for_itself(string locale, string message)
        => Assert.True(ContextDependence.IsFree(message, locale, ConversationState.Opening));

    [Theory]
    [InlineData("en-US", "Are you open today?")]
    [InlineData("en-US", "What's the weather like tomorrow?")]
    [InlineData("en-US", "Yes, please")]
    [InlineData("en-US", "My name is Ada, how do I reset a password?")]
    [InlineData("en-US", "Where is the parcel 00340434161094021501?")]
    [InlineData("en-US", "Where is parcel 123456?")]
    [InlineData("en-US", "Please write to ada@example.org how to reset a password")]
    [InlineData("en-US", "Write to a@b.c how to reset a password")]
    [InlineData("de-DE", "Habt ihr heute offen?")]
    [InlineData("es-ES", "Me llamo Ada, ¿cómo cambio la contraseña?")]
    [InlineData("fr-FR", "Êtes-vous ouverts demain ?")]
    [InlineData("it-IT", "Siete aperti oggi?")]
    [InlineData("pt-BR", "Vocês abrem amanhã?")]
    [InlineData("en-US", "?!")]
    public void Unless_it_hangs_on_the_moment_or_on_who_says_it(string locale, string message)
        => Assert.False(ContextDependence.IsFree(message, locale, ConversationState.Opening));

    [Theory]
    [InlineData("en-US", "Which documents do I need for a library card?")]
    [InlineData("en-US", "Which documents do people need for library cards")]
    [InlineData("en-US", "Do library cards need documents with pictures?")]
    [InlineData("en-US", "What papers tell people about library cards?")]
    [InlineData("en-US", "Ask about documents needed for library cards?")]
    [InlineData("de-DE", "Welche Unterlagen sind nötig für einen Ausweis unserer Bibliothek?")]
    [InlineData("fr-FR", "Quels documents sont nécessaires pour une carte de bibliothèque ?")]
    public void Amid_a_conversation_a_whole_question_does(string locale, string message)
    {
        Assert.True(ContextDependence.IsFree(message, locale, ConversationState.UnderWay));
        Assert.False(ContextDependence.IsFree(message, locale, ConversationState.Asked));
    }

    [Theory]
    [InlineData("en-US", "yes")]
    [InlineData("en-US", "no thank you")]
    [InlineData("en-US", "What about bicycles with three wheels?")]
    [InlineData("en-US", "How about bicycles with three wheels?")]
    [InlineData("en-US", "And how much does a large room cost?")]
    [InlineData("en-US", "How much does it cost per hour and person?")]
    [InlineData("en-US", "What is the phone number of a nearby shop?")]
    [InlineData("en-US", "How many bedrooms?")]
    [InlineData("en-US", "I want two bedrooms with large windows")]
    [InlineData("de-DE", "Und was kostet ein großer Raum pro Stunde?")]
    [InlineData("de-DE", "Wie viel kostet das pro Stunde und Person?")]
    [InlineData("es-ES", "¿Y cuánto cuesta una sala grande por hora?")]
    [InlineData("fr-FR", "Combien ça coûte par heure et par personne ?")]
    [InlineData("it-IT", "Quanto costa questo per ora e persona?")]
    [InlineData("pt-PT", "Quanto custa isso por hora e pessoa?")]
    [InlineData("ja-JP", "図書館は何時に開きますか")]
    public void What_goes_on_with_a_conversation_does_not(string locale, string message)
        => Assert.False(ContextDependence.IsFree(message, locale, ConversationState.UnderWay));

    [Theory]
    [InlineData("en", "I'm sorry, but I don't know that.", true)]
    [InlineData("en", "We open at nine.", false)]
    [InlineData("de", "Das weiß ich leider nicht, frag bitte am Schalter.", false)]
    [InlineData("de", "Ich weiß es nicht.", true)]
    [InlineData("fr", "Je ne sais pas.", true)]
    [InlineData("ja", "I don't know.", false)]
    public void That_the_avatar_does_not_know_is_told_from_answers(string locale, string answer, bool isNotKnown)
        => Assert.Equal(isNotKnown, NotKnownAnswer.Is(answer, locale));
}
