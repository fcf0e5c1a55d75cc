using CsCheck;

namespace AvatarKit.Tests;

public sealed class PromptComplexityScorerTests
{
    private readonly PromptComplexityScorer scorer = new();

    [Theory]
    [InlineData("Hi")]
    [InlineData("Hello! How are you?")]
    [InlineData("Thanks, bye.")]
    [InlineData("What is the capital of France?")]
    [InlineData("What are your opening hours on Sundays?")]
    [InlineData("Who wrote Faust?")]
    [InlineData("Wie spät ist es?")]
    [InlineData("¿Dónde está la estación?")]
    [InlineData("Quelle heure est-il ?")]
    [InlineData("你好")]
    [InlineData("")]
    public void Greetings_and_plain_facts_are_simple(string message) => Assert.InRange(Score(message), 0, 0.2999);

    [Theory]
    [InlineData("Explain why the sky is blue and the sunset is red.")]
    [InlineData("How do I choose a voice?")]
    [InlineData("Erkläre den Unterschied zwischen Aktien und Anleihen.")]
    [InlineData("Explique la différence entre un virus et une bactérie.")]
    [InlineData("请解释光合作用，然后比较两种植物")]
    public void What_needs_some_thought_is_in_between(string message) => Assert.InRange(Score(message), 0.3, 0.6999);

    [Theory]
    [InlineData("Calculate the monthly payment for a loan of 200000 at 4.5 percent over 30 years.")]
    [InlineData(
        "Analyze the causes of the 2008 crisis, compare them with 1929, evaluate the responses, "
            + "and then write an essay that argues which one worked better.")]
    [InlineData(
        "Design a distributed rate limiter in Go. It must handle 1,000,000 requests per second without a single point of failure. "
            + "Explain the trade-offs, then write the code and unit tests.")]
    [InlineData(
        "Vergleiche Miete und Kauf mit allen Vorteilen und Nachteilen, erstelle dann einen Plan und begründe ihn; er muss ohne Kredit auskommen.")]
    public void Several_demanding_requests_together_are_complex(string message) => Assert.InRange(Score(message), 0.7, 1);

    [Fact]
    public void Contributions_add_up_to_the_score()
    {
        ComplexityScore score = scorer.Score(new ComplexityInput("Explain why 2 + 2 = 4, then prove it.", 3));

        Assert.Equal(score.Value, score.Features.Sum(feature => feature.Contribution), 9);
        Assert.Equal(["base", .. ComplexityFeatures.Names], score.Features.Select(feature => feature.Name));
        Assert.All(score.Features.Skip(1), feature => Assert.InRange(feature.Value, 0, 1));
    }

    [Fact]
    public void A_deep_conversation_weighs_more()
    {
        double first = scorer.Score(new ComplexityInput("And then?", 0)).Value;

        Assert.True(scorer.Score(new ComplexityInput("And then?", 20)).Value > first);
    }

    [Fact]
    public void What_points_back_weighs_only_where_there_is_something_to_point_to()
    {
        double gained = Score("What is the price of that one?", turns: 1) - Score("What is the price of that one?", turns: 0);

        Assert.True(gained > Score("What is the price of milk?", turns: 1) - Score("What is the price of milk?", turns: 0));
    }

    [Fact]
    public void A_picture_weighs_more() => Assert.True(
        scorer.Score(new ComplexityInput("What is this?", 0) { Attachments = 1 }).Value > Score("What is this?"));

    [Theory]
    [InlineData("今日は何時に開きますか", "御社の三つの料金プランの違いを比較し、理由を説明して、それから移行の計画を作成してください。必ず予算は10万円以内、期間は3か月以内です。")]
    [InlineData("几点开门？", "请比较这三种方案的优缺点，分析原因，然后制定一个计划，必须在3个月内完成，预算不超过50000元，并计算每个月的费用。")]
    [InlineData("เปิดกี่โมง", "ถ้ารถไฟวิ่ง 80 กม. ต่อชั่วโมง และออก 9:15 + 0:40 = ? แล้วถึงปลายทาง 240 กม. กี่โมง (คิดเป็น % ของวัน)")]
    public void Scripts_without_spaces_are_told_apart_too(string simple, string hard)
    {
        Assert.InRange(Score(simple), 0, 0.2999);
        Assert.True(Score(hard) > Score(simple) + 0.25, $"{Score(hard)} against {Score(simple)}");
    }

    [Fact]
    public void A_list_of_requests_weighs_more_than_the_same_words_in_a_row() =>
        Assert.True(Score("Tell me\n- one\n- two\n- three") > Score("Tell me one two three"));

    [Fact]
    public void Only_the_beginning_is_looked_at()
    {
        string start = string.Concat(Enumerable.Repeat("word ", PromptReader.Bound / 5));

        Assert.Equal(Score(start), Score(start + "prove compare analyze"));
    }

    [Fact]
    public void The_score_is_always_from_0_to_1_and_the_same_again() =>
        PropertyCheck.Check(
            Gen.Select(Gen.String[Gen.Char, 0, 300], Gen.Int[-5, 1000]),
            ((string Message, int Turns) sample) =>
            {
                double score = scorer.Score(new ComplexityInput(sample.Message, sample.Turns)).Value;
                Assert.InRange(score, 0, 1);
                Assert.Equal(score, scorer.Score(new ComplexityInput(sample.Message, sample.Turns)).Value);
            });

    [Fact]
    public void Scoring_allocates_the_features_alone()
    {
        ComplexityInput input = new("Compare PostgreSQL and MongoDB with trade-offs, then write a plan to migrate.", 2);
        scorer.Score(input);

        long before = GC.GetAllocatedBytesForCurrentThread();
        scorer.Score(input);

        // 21 features of 24 bytes.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 600);
    }

    private double Score(string message, int turns = 0) => scorer.Score(new ComplexityInput(message, turns)).Value;
}
