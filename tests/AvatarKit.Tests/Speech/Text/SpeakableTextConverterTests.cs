namespace AvatarKit.Tests;

public sealed class SpeakableTextConverterTests
{
    [Theory]
    [InlineData("This is **bold**, *italic*, ***both***, ~~gone~~ and __more__.", "This is bold, italic, both, gone and more.")]
    [InlineData("[mood:happy] Good morning. [mood: unheard-of ]How are you?", "Good morning. How are you?")]
    [InlineData("Use `print()` and snake_case here.", "Use print() and snake case here.")]
    [InlineData("# A title\nText follows.", "A title. Text follows.")]
    [InlineData("## Title ##", "Title")]
    [InlineData("- one\n- two\n- three", "one. two. three")]
    [InlineData("1. First\n2. Second", "1. First. 2. Second")]
    [InlineData("- [ ] open\n- [x] done", "open. done")]
    [InlineData("> quoted text\n> goes on", "quoted text goes on")]
    [InlineData("First line\nsecond line\n\nNext paragraph", "First line second line. Next paragraph")]
    [InlineData("Above\n\n---\n\nBelow", "Above. Below")]
    [InlineData("My name is Henry. *Holds out hand* Nice to meet you.", "My name is Henry. Holds out hand. Nice to meet you.")]
    [InlineData("_Looks up_ “Yes.”", "Looks up. “Yes.”")]
    [InlineData("[Waits a moment] Now then.", "Waits a moment. Now then.")]
    [InlineData("I *really do* Love it, and *Hamlet* Act 3.", "I really do Love it, and Hamlet Act 3.")]
    [InlineData("*Really* Good. *Not so* good.", "Really Good. Not so good.")]
    [InlineData("See this. ![A cat](cat.png) It sleeps. ![](x.png) So.", "See this. A cat. It sleeps. So.")]
    [InlineData("So:\n┌────┐\n│ A1 │\n└────┘\nIs it clear?", "So: Here is a diagram. Is it clear?")]
    [InlineData("So:\n+----+\n| A1 |\n+----+\nIs it clear?", "So: Here is a diagram. Is it clear?")]
    [InlineData("  +====+    +---+\n  | A1 |--->| B |\n  +====+    +---+\n\nIs it clear?", "Here is a diagram. Is it clear?")]
    [InlineData("+-- src\n|   +-- a\n+-- tests", "Here is a diagram.")]
    [InlineData("+ one\n+ two", "one. two")]
    [InlineData("a\n| A | B |\n|---|---|\n| 1 | 2 |", "a. A: 1, B: 2")]
    [InlineData("It is:\n\nsrc\n├── a.cs\n└── b.cs", "It is: src. Here is a diagram.")]
    [InlineData("─── Title ───\nText.", "Title Text.")]
    [InlineData("Above.\n| a |\n|--|\n| b |\n\nBelow.", "Above. a: b. Below.")]
    [InlineData("See [the docs](https://example.com/a_b(c) \"Title\") now.", "See the docs now.")]
    [InlineData("See [the **docs**][ref].\n\n[ref]: https://example.com", "See the docs.")]
    [InlineData("![A cat](cat.png) sleeps.", "A cat sleeps.")]
    [InlineData("It is so.[1] And[^2] so on [3, 4].", "It is so. And so on 3, 4.")]
    [InlineData("<b>Bold</b> and<br/>new <!-- never --> &amp; &lt;5 &quot;x&quot; &#8364;5", "Bold and new and less than 5 \"x\" 5 euros")]
    [InlineData("A List<int> stays.", "A List int stays.")]
    [InlineData("```python\nprint(1)\n```", "Here is a code example in Python.")]
    [InlineData("Look:\n```\nx\n```\nDone.", "Look: Here is a code example. Done.")]
    [InlineData("~~~c#\nx", "Here is a code example in C sharp.")]
    [InlineData("```klingon\nx\n```", "Here is a code example.")]
    [InlineData("| Name | Age |\n|------|----:|\n| Ann | 30 |\n| **Bob** | 41 |", "Name: Ann, Age: 30. Name: Bob, Age: 41")]
    [InlineData("a | b\n--|--\n1 | 2", "a: 1, b: 2")]
    [InlineData("| a |\n|---|\n| 1 |\n| 2 |\n| 3 |\n| 4 |\n| 5 |\n| 6 |", "Here is a table with 6 rows.")]
    [InlineData("Escaped \\*stars\\* and \\_lines\\_.", "Escaped stars and lines.")]
    [InlineData("5 * 3 = 15 and 2*4", "5 times 3 equals 15 and 2 times 4")]
    [InlineData("half a link](https://example.com/x) goes on", "half a link goes on")]
    [InlineData("**", "")]
    [InlineData("---", "")]
    [InlineData("🎉", "")]
    [InlineData("", "")]
    public void Markdown_is_not_read_out(string text, string expected) => AssertSpoken(expected, text);

    [Theory]
    [InlineData("Go to https://www.example.com/docs/getting-started?x=1#top.",
        "Go to example dot com slash docs slash getting dash started question mark x equals 1.")]
    [InlineData("Try example.com, or localhost:5000!", "Try example dot com, or localhost colon 5000!")]
    [InlineData("(see http://a.io/b_c)", "(see a dot io slash b underscore c)")]
    [InlineData("(https://en.example.org/wiki/Avatar_(film))", "(en dot example dot org slash wiki slash Avatar underscore film)")]
    [InlineData("请访问https://example.com/a。", "请访问 example dot com slash a。")]
    [InlineData("<https://example.org>", "example dot org")]
    [InlineData("[https://example.org](https://example.org)", "example dot org")]
    [InlineData("https://example.com/a/very/long/path/that/nobody/would/want/to/hear/read/out/at/all", "example dot com")]
    [InlineData("Mail john.doe@example.com.", "Mail john dot doe at example dot com.")]
    [InlineData("Node.js and config.json", "Node dot js and config dot json")]
    public void Addresses_are_said(string text, string expected) => AssertSpoken(expected, text);

    [Theory]
    [InlineData("It costs $3.50.", "It costs 3 dollars and 50 cents.")]
    [InlineData("$1", "1 dollar")]
    [InlineData("$0.05", "5 cents")]
    [InlineData("€1,200", "1200 euros")]
    [InlineData("£5m", "5 million pounds")]
    [InlineData("$2.5 billion", "2.5 billion dollars")]
    [InlineData("3,50 €", "3 euros and 50 cents")]
    [InlineData("50 USD and US$7", "50 US dollars and 7 US dollars")]
    [InlineData("$3–5", "3 to 5 dollars")]
    [InlineData("-$5", "minus 5 dollars")]
    [InlineData("¥500", "500 yen")]
    public void Money_is_said(string text, string expected) => AssertSpoken(expected, text);

    [Theory]
    [InlineData("5 km/h", "5 kilometers per hour")]
    [InlineData("20 °C, 1 °F, 90°", "20 degrees Celsius, 1 degree Fahrenheit, 90 degrees")]
    [InlineData("10 MB and 1 GB", "10 megabytes and 1 gigabyte")]
    [InlineData("3 kg, 1 kg, 2.5kg", "3 kilograms, 1 kilogram, 2.5 kilograms")]
    [InlineData("50% of 12 %", "50 percent of 12 percent")]
    [InlineData("3–5 days, 10-20%, 2019–2024", "3 to 5 days, 10 to 20 percent, twenty nineteen to twenty twenty four")]
    [InlineData("1/2 cup, ¾ cup, 2½ cups, 2 1/2 cups", "one half cup, three quarters cup, 2 and a half cups, 2 and a half cups")]
    [InlineData("8/10 points", "8 out of 10 points")]
    [InlineData("Call +1 (555) 123-4567 or 555-123-4567.", "Call plus 1, 5 5 5, 1 2 3, 4 5 6 7 or 5 5 5, 1 2 3, 4 5 6 7.")]
    [InlineData("(555) 123-4567", "5 5 5, 1 2 3, 4 5 6 7")]
    [InlineData("the 1st, 2nd, 23rd and 40th", "the first, second, twenty-third and fortieth")]
    [InlineData("on 2026-11-23 at 14:30", "on November twenty-third, twenty twenty six at 14 30")]
    [InlineData("2026-11-23T09:05:00Z", "November twenty-third, twenty twenty six, 9 oh 5")]
    [InlineData("9:00, 9:05, 2:30 PM, 2:00pm", "9 o'clock, 9 oh 5, 2 30 PM, 2 P M")]
    [InlineData("12/31/2025", "December thirty-first, twenty twenty five")]
    [InlineData("v1.2.3 and 192.168.0.1", "version 1 point 2 point 3 and 192 dot 168 dot 0 dot 1")]
    [InlineData("16:9", "16 to 9")]
    [InlineData("-5 and 5 - 3 = 2", "minus 5 and 5 minus 3 equals 2")]
    [InlineData("1,200,000 people and 3.14", "1200000 people and 3.14")]
    [InlineData("A COVID-19 test in 5G", "A COVID-19 test in 5G")]
    [InlineData("x² + y^2 ≈ 3 × 4", "x squared plus y squared is about 3 times 4")]
    [InlineData("the 1990s, 80s, 15s and 4K", "the nineteen nineties, 80s, 15 seconds and 4K")]
    [InlineData("$5/month, 5 kg/day, 3 x 4 and 5x", "5 dollars per month, 5 kilograms per day, 3 times 4 and 5 times")]
    [InlineData("H₂O, 10⁶, 2**3 and x ≤ 10", "H2O, 10 to the power of 6, 2 cubed and x at most 10")]
    [InlineData("10:15-11:45", "10 15 to 11 45")]
    [InlineData("1, 2, 3 and 1,2,3", "1, 2, 3 and 1,2,3")]
    [InlineData("\\(\\frac{a}{b} \\times \\pi\\) and $E = mc^2$", "a over b times pi and E equals mc squared")]
    public void Numbers_and_what_belongs_to_them_are_said(string text, string expected) => AssertSpoken(expected, text);

    [Theory]
    [InlineData("Fruit, e.g. apples, i.e. food, etc.", "Fruit, for example apples, that is food, et cetera.")]
    [InlineData("Dr. Smith vs. Mr. Bean", "Doctor Smith versus Mister Bean")]
    [InlineData("St. Peter lives on Main St. near 5th Ave.", "Saint Peter lives on Main Street near fifth Avenue.")]
    [InlineData("No. 5 is here. No. I say no.", "number 5 is here. No. I say no.")]
    [InlineData("R&D, A & B, #1, #fun, @ann, C# and C++", "R and D, A and B, number 1, hashtag fun, at ann, C sharp and C plus plus")]
    [InlineData("A → B => C", "A to B to C")]
    [InlineData("NASA, the U.S. and .NET", "NASA, the U.S. and dot NET")]
    [InlineData("Great! 🎉 Well done 👍🏽!", "Great! Well done!")]
    [InlineData("Hi :) I <3 it", "Hi I it")]
    [InlineData("and/or", "and or")]
    public void Abbreviations_and_signs_are_said(string text, string expected) => AssertSpoken(expected, text);

    [Theory]
    [InlineData("de-DE", "Das kostet 1.234,50 € bzw. 3,5 kg.", "Das kostet 1234 Euro und 50 Cent beziehungsweise 3,5 Kilogramm.")]
    [InlineData("de-DE", "Z. B. 3.5 km & 50 %", "zum Beispiel 3,5 Kilometer und 50 Prozent")]
    [InlineData("de", "Am 2026-11-23 um 14:30 Uhr auf example.de/docs",
        "Am dreiundzwanzigsten November 2026 um 14 Uhr 30 auf example Punkt de Schrägstrich docs")]
    [InlineData("de", "Es sind 50 Mio. € am 3. Mai.", "Es sind 50 Millionen Euro am dritten Mai.")]
    [InlineData("es", "$5 millones", "5 millones de dólares")]
    [InlineData("de-DE", "*Sehr wichtige* Dinge. *Streckt die Hand aus* Guten Tag.", "Sehr wichtige Dinge. Streckt die Hand aus. Guten Tag.")]
    [InlineData("ja-JP", "はい。\n┌─┐\n└─┘", "はい。")]
    [InlineData("de", "```sql\nx\n```", "Hier ist ein Codebeispiel in SQL.")]
    [InlineData(
        "es-ES",
        "Cuesta 3,50 € y mide 2 m. El Sr. López: a@b.es",
        "Cuesta 3 euros con 50 céntimos y mide 2 metros. El señor López: a arroba b punto es")]
    [InlineData("es-MX", "$1,200.50", "1200 pesos con 50 centavos")]
    [InlineData("fr-FR", "M. Dupont paie 1,5 € pour 50 % de 3 km.", "Monsieur Dupont paie 1 euro et 50 centimes pour 50 pour cent de 3 kilomètres.")]
    [InlineData("it-IT", "Il dott. Rossi paga 2 € per 1 kg", "Il dottor Rossi paga 2 euro per un chilogrammo")]
    [InlineData(
        "pt-BR",
        "O Sr. Silva pagou R$ 5,00 por 3 km em 2026-11-23",
        "O senhor Silva pagou 5 reais por 3 quilômetros em 23 de novembro de 2026")]
    [InlineData("en-GB", "31/12/2025", "the thirty-first of December, twenty twenty five")]
    public void Other_languages_have_their_words(string locale, string text, string expected) => AssertSpoken(expected, text, locale);

    [Theory]
    [InlineData("bo-CN", "**価格**は$3.50です。🎉 https://example.com/docs を見て、50%です。", "価格は$3.50です。 example.com docs を見て、50%です。")]
    [InlineData("bo-CN", "```python\nprint(1)\n```\n| a |\n|---|\n| 1 |\n| 2 |\n| 3 |\n| 4 |\n| 5 |\n| 6 |", "")]
    [InlineData("eu-ES", "Cena: 5 kg, e.g. a & b, 14:30, info@example.pl", "Cena: 5 kg, e.g. a & b, 14:30, info@example.pl")]
    public void A_language_without_words_gets_none_of_another(string locale, string text, string expected) => AssertSpoken(expected, text, locale);

    [Theory]
    [InlineData("This is **very bold** text.", "bold", "bold")]
    [InlineData("It costs $3.50 now.", "dollars", "$3.50")]
    [InlineData("It costs $3.50 now.", "now", "now")]
    [InlineData("See [the docs](https://example.com).", "docs", "docs")]
    [InlineData("It weighs 3 kg.", "kilograms", "kg")]
    [InlineData("Read https://example.com/x please", "slash", "https://example.com/x")]
    [InlineData("Take e.g. apples", "example", "e.g.")]
    [InlineData("At 14:30 then", "30", "14:30")]
    [InlineData("| Name | Age |\n|--|--|\n| Ann | 30 |", "Age", "30")]
    [InlineData("| Name | Age |\n|--|--|\n| Ann | 30 |", "Ann", "Ann")]
    [InlineData("Tom &amp; Ann", "and", "&amp;")]
    [InlineData("```js\nlet x\n```", "code", "```js\nlet x\n```")]
    public void Words_lead_back_to_what_was_written(string text, string word, string expected)
    {
        SpeakableText speakable = SpeakableTextConverter.Convert(text, "en-US");
        int at = speakable.Spoken.IndexOf(word, StringComparison.Ordinal);

        (int start, int length) = speakable.ToOriginal(at, word.Length);

        Assert.Equal(expected, text.Substring(start, length));
    }

    [Fact]
    public void Plain_text_is_one_span_letter_for_letter()
    {
        SpeakableText speakable = SpeakableTextConverter.Convert("Nothing to change here, or is there?", "en-US");

        Assert.Equal(speakable.Original, speakable.Spoken);
        Assert.Equal(new SpeakableSpan(0, 36, 0, 36), Assert.Single(speakable.Spans));
    }

    private static void AssertSpoken(string expected, string text, string locale = "en-US")
    {
        SpeakableText speakable = SpeakableTextConverter.Convert(text, locale);

        Assert.Equal(expected, speakable.Spoken);
        SpeakableTextInvariantTests.AssertSpeakable(speakable);
    }
}
