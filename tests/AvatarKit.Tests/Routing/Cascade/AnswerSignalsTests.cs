namespace AvatarKit.Tests.Cascade;

public sealed class AnswerSignalsTests
{
    private const string Question = "How can I return a broken lamp that I bought last week?";
    private const string Good =
        "You can return the lamp within thirty days: print the label from your orders page and hand the parcel in at any post office.";

    [Fact]
    public async Task A_plain_answer_to_the_point_is_as_good_as_any()
        => Assert.Equal(1, await RateAsync(Good));

    [Theory]
    [InlineData("", 0)]
    [InlineData(" … ", 0)]
    [InlineData("I don't know.", 0.1)]
    [InlineData("Do you mean the lamp?", 0.4)]
    [InlineData("I think the lamp can probably be taken back to a shop, but it might be that returns of a lamp take another form.", 0.49)]
    [InlineData("The weather will be fine tomorrow in most of the country, with a light wind from the west and some clouds.", 0.5)]
    public async Task What_does_not_help_is_rated_low(string answer, double confidence)
        => Assert.Equal(confidence, await RateAsync(answer), 6);

    [Theory]
    [InlineData("de", "Wie kann ich eine kaputte Lampe zurückgeben?", "Das weiß ich nicht.")]
    [InlineData("es", "¿Cómo puedo devolver una lámpara rota?", "No lo sé.")]
    [InlineData("fr", "Comment rendre une lampe cassée ?", "Je ne sais pas.")]
    public async Task Not_knowing_is_recognised_in_other_languages(string locale, string question, string answer)
        => Assert.Equal(0.1, await RateAsync(answer, question, locale));

    [Fact]
    public async Task An_answer_that_broke_off_is_rated_low()
        => Assert.Equal(0.1, await RateAsync(Good, isCut: true));

    [Fact]
    public async Task An_answer_that_goes_round_in_circles_is_rated_low()
        => Assert.Equal(0.2, await RateAsync(string.Concat(Enumerable.Repeat("The lamp can be returned to the shop. ", 12))), 6);

    [Fact]
    public async Task A_hard_question_takes_more_than_a_few_words()
    {
        Assert.Equal(0.6, await RateAsync("Take the lamp to the shop.", score: 0.6));
        Assert.Equal(1, await RateAsync("Take the lamp to the shop.", score: 0.4));
    }

    [Fact]
    public async Task Who_asks_with_numbers_is_answered_with_one()
    {
        const string Sum = "What is 3 times the price of 12 apples at 2 euros each?";

        Assert.Equal(0.5, await RateAsync("The apples have a price that is easy to work out from what you said, euro by euro: try it.", Sum));
        Assert.Equal(1, await RateAsync("Twelve apples at 2 euros are 24 euros, and three times that price is 72 euros for all the apples.", Sum));
    }

    private static async Task<double> RateAsync(
        string answer, string question = Question, string locale = "en-US", bool isCut = false, double score = 0.4)
        => await new AnswerSignals().RateAsync(new AnswerToRate
        {
            Message = question,
            Answer = answer,
            Locale = locale,
            Tier = "lite",
            Score = score,
            IsCut = isCut,
        });
}
