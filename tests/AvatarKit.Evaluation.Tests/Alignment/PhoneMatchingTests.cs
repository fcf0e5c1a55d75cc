namespace AvatarKit.Evaluation.Tests.Alignment;

public sealed class PhoneMatchingTests
{
    private static readonly TruePhone[] Truth =
    [
        Phone("_", 0, 0.1), Phone("m", 0.1, 0.2), Phone("aɪ", 0.2, 0.4), Phone("t", 0.4, 0.5), Phone("_", 0.5, 0.7),
    ];

    [Fact]
    public void Sounds_at_their_time_have_no_error()
    {
        (List<double> errors, int unmatched) = Compare(("_", 0, 10), ("m", 10, 20), ("a", 20, 30), ("ɪ", 30, 40), ("t", 40, 50), ("_", 50, 70));
        Assert.Equal(0, unmatched);
        // The start of each phone, not of the second half of one; and the end before the pause.
        Assert.Equal(4, errors.Count);
        Assert.All(errors, static error => Assert.Equal(0, error, 1e-9));
    }

    [Fact]
    public void A_shift_is_the_error_of_every_edge()
    {
        (List<double> errors, _) = Compare(("_", 0, 14), ("m", 14, 24), ("a", 24, 34), ("ɪ", 34, 44), ("t", 44, 54), ("_", 54, 70));
        Assert.All(errors, static error => Assert.Equal(0.04, error, 1e-9));
    }

    [Fact]
    public void A_sound_that_is_not_found_is_counted_and_spoils_no_other()
    {
        (List<double> errors, int unmatched) = Compare(("_", 0, 10), ("a", 20, 30), ("ɪ", 30, 40), ("t", 40, 50), ("_", 50, 70));
        Assert.Equal(1, unmatched);
        Assert.All(errors, static error => Assert.Equal(0, error, 1e-9));
    }

    [Fact]
    public void A_vowel_is_never_taken_for_a_consonant()
    {
        (_, int unmatched) = PhoneMatching.Compare(PhoneMatching.Of([Phone("s", 0, 0.1)]), PhoneMatching.Of([new AlignedSound("a", 0, 10, 0)]));
        Assert.Equal(1, unmatched);
    }

    private static (List<double> Errors, int Unmatched) Compare(params (string Symbol, int Start, int End)[] found) => PhoneMatching.Compare(
        PhoneMatching.Of(Truth), PhoneMatching.Of(found.Select(static sound => new AlignedSound(sound.Symbol, sound.Start, sound.End, 0))));

    private static TruePhone Phone(string symbol, double start, double end) => new(symbol, PhoneAlphabet.Ipa, start, end);
}
