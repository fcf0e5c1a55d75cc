using static AvatarKit.Tests.ExperimentTurns;

namespace AvatarKit.Tests;

public sealed class ExperimentTableTests
{
    [Fact]
    public void A_report_is_a_table_and_what_it_says_in_words()
    {
        var results = new ExperimentResults();
        for (int person = 0; person < 40; person++)
        {
            bool isControl = person % 2 == 0;
            for (int turn = 0; turn < 10; turn++)
            {
                TurnResult result = Result(
                    "tiers",
                    isControl ? "control" : "premier",
                    turn == 0 && person < 8 ? TurnStatus.Interrupted : TurnStatus.Completed,
                    (isControl ? 0.0004m : 0.0025m) + (0.0001m * (((person / 2) + (turn * turn)) % 4)),
                    (isControl ? 300 : 460) + (10 * (((7 * (person / 2)) + (3 * turn * turn)) % 10)));
                results.Add(new ConversationKey("c", $"p{person}"), Turn(result, turn % 3 == 0 ? 3 + ((person + turn) % 3) : null));
            }
        }

        Assert.Equal(Expected.ReplaceLineEndings("\n"), results.CreateReports()[0].ToString());
    }

    [Fact]
    public void Nothing_is_compared_where_there_is_too_little()
    {
        var results = new ExperimentResults();
        results.Add(new ConversationKey("c", "ada"), Turn(Result("tiers", "control"), rating: 4));
        Assert.Equal(
            "Only one of its arms, or not its control, has turns yet: there is nothing to compare.",
            Assert.Single(new ExperimentTable(results.CreateReports()[0]).Verdicts));
        Assert.Contains("4.00 ± ?", new ExperimentTable(results.CreateReports()[0]).Rows[0]);

        results.Add(new ConversationKey("c", "ben"), Turn(Result("tiers", "premier")));
        Assert.Equal(
            "premier: too few units to compare; two of each arm are the least.",
            Assert.Single(new ExperimentTable(results.CreateReports()[0]).Verdicts));
    }

    // Computed by another program, in another language.
    private const string Expected = """
        tiers
        arm      units  turns       rating           USD a turn  first text, ms  interrupted, %          failed, %
        control     20    200  4.00 ± 0.40  0.000550 ± 0.000034     345.0 ± 3.0       2.0 ± 1.9  0.0 (0.0 to 16.8)
        premier     20    200  3.95 ± 0.39  0.002650 ± 0.000034     505.0 ± 3.0       2.0 ± 1.9  0.0 (0.0 to 16.8)
        premier costs 0.002100 USD a turn more (0.002054 to 0.002146).
        premier begins 160.0 ms later (155.8 to 164.2).
        """;
}
