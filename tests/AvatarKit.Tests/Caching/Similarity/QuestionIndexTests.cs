namespace AvatarKit.Tests.Caching.Similarity;

public sealed class QuestionIndexTests
{
    private static readonly string[] Words = "card price room film door key map phone bike lamp shop tax bus cup pen hat".Split(' ');

    [Fact]
    public void What_shares_most_is_among_the_candidates_also_after_others_were_removed()
    {
        var random = new Random(5);
        var partition = new ResponsePartition();
        List<ResponseEntry> kept = [];
        for (int round = 0; round < 600; round++)
        {
            Question question = Read(random);
            if (kept.Count > 30)
            {
                // The same words are the likest there is, wherever the entry stands by now.
                ResponseEntry one = kept[random.Next(kept.Count)];
                SimilarEntry? found = partition.FindByWords(one.Question!, DateTimeOffset.UnixEpoch);
                Assert.Equal(one.Question!.Terms.Select(term => term.Id), found!.Value.Entry.Question!.Terms.Select(term => term.Id));
            }

            var entry = new ResponseEntry(
                new ResponseKey(new ResponseCacheScope { TenantId = "t", Locale = "en" }, question.Text),
                new CachedResponse { Text = "So." }, default,
                new ResponseTimes(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue)) { Question = question };
            partition.Add(entry);
            kept.Add(entry);
            while (kept.Count > 30 && random.Next(5) < 4)
            {
                int gone = random.Next(kept.Count);
                partition.Remove(kept[gone]);
                kept.RemoveAt(gone);
            }
        }

        Assert.Equal(kept.Count, partition.Count);
    }

    [Fact]
    public void Rare_words_weigh_more_and_none_weighs_nothing()
    {
        var index = new QuestionIndex();
        QuestionLanguage english = QuestionLanguages.Find("en")!;
        for (int i = 0; i < 50; i++)
        {
            index.Add(QuestionReader.Read(i == 0 ? "rare card" : "card", english));
        }

        double rare = Weigh("rare");
        double common = Weigh("card");
        for (int i = 1; i < 50; i++)
        {
            index.Remove(i);
        }

        Assert.True(rare > 2 * common);
        Assert.Equal((rare, common), (Weigh("rare"), Weigh("card")));
        Assert.InRange(common, 0.1, 1);

        double Weigh(string word) => index.WeightOf(QuestionReader.Read(word, english).Terms[0]);
    }

    [Fact]
    public void A_word_that_only_joins_others_weighs_a_share_of_one_that_says_something_however_rare_it_is()
    {
        var index = new QuestionIndex();
        QuestionLanguage english = QuestionLanguages.Find("en")!;
        for (int i = 0; i < 50; i++)
        {
            index.Add(QuestionReader.Read("the card", english));
        }

        QuestionTerm[] said = [.. QuestionReader.Read("the card", english).Terms];
        QuestionTerm joining = said.Single(static term => term.IsFunction);
        QuestionTerm rare = QuestionReader.Read("of card", english).Terms.Single(static term => term.IsFunction);

        Assert.Equal(QuestionModel.FunctionWeight * index.WeightOf(said.Single(static term => !term.IsFunction)), index.WeightOf(joining), 9);
        Assert.Equal(QuestionModel.FunctionWeight * QuestionModel.MostOfFunction, index.WeightOf(rare), 9);
        Assert.True(index.WeightOf(QuestionReader.Read("lamp", english).Terms[0]) > QuestionModel.MostOfFunction);
    }

    private static Question Read(Random random)
        => QuestionReader.Read(
            string.Join(' ', Enumerable.Range(0, 5).Select(_ => Words[random.Next(Words.Length)])), QuestionLanguages.Find("en")!);
}
